# SPDX-License-Identifier: EUPL-1.2
"""Contacts from a spreadsheet: read as people fill one in, previewed before anything is written, and back."""
