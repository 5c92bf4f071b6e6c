# SPDX-License-Identifier: EUPL-1.2
"""Promises with a time: from opening hours to what became of them."""
