# SPDX-License-Identifier: EUPL-1.2
"""How well messages by others are understood: the figures of `make eval` and their gate."""
