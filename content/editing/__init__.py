# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing an organisation's own layer over the base."""
