# SPDX-License-Identifier: EUPL-1.2
"""A copy of an installation in one file, putting it back, and a new master key."""
