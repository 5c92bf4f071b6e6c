# SPDX-License-Identifier: EUPL-1.2
"""Why a message was understood as it was, in words an editor understands: `omzien parse --why`."""
