# SPDX-License-Identifier: EUPL-1.2
"""Whoever may be in danger: the cards, what follows one, danger told in pieces, when nothing can be kept."""
