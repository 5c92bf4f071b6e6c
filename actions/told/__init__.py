# SPDX-License-Identifier: EUPL-1.2
"""What a message tells, read from its words: what it is about, how urgent, when, where, and which button."""
