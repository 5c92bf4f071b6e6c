# SPDX-License-Identifier: EUPL-1.2
"""Keeping what residents are shown right: what editors have to look at, and what became of it."""
