# SPDX-License-Identifier: EUPL-1.2
"""How long things are kept, in seconds."""

DAY = 86_400
CONVERSATION_S = 7 * DAY
HANDOFF_S = 28 * DAY
QUIET_S = 14 * DAY
"""After this long without a word a conversation that a worker had is over by itself."""
FORSAKEN_S = 90 * DAY
"""After this long without a word a conversation goes though somebody asked for a person and never got one."""
RECEIPT_S = 3_600
TRYOUT_S = 3_600
PRESENCE_S = 14 * DAY
PHRASE_S = 30 * DAY
