# SPDX-License-Identifier: EUPL-1.2
"""Overview, shift handover, off-switch."""
