# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator and an operator need: figures, shifts, the off-switch."""
