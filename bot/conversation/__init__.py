# SPDX-License-Identifier: EUPL-1.2
"""A conversation as it is kept: what was said, what can be pressed, who owns the turn, how the bot speaks."""
