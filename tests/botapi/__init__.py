# SPDX-License-Identifier: EUPL-1.2
"""The parts of the Bot API stand-in that `tests/telegram_server.py` runs."""
