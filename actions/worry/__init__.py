# SPDX-License-Identifier: EUPL-1.2
"""The way from a worry to who can help with it."""
