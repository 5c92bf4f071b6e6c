# SPDX-License-Identifier: EUPL-1.2
"""The rules a text, contact, theme or card must meet, one subject a file."""
