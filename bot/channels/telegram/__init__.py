# SPDX-License-Identifier: EUPL-1.2
"""Telegram: updates in, messages out; nothing outside this package knows Telegram or HTML."""
