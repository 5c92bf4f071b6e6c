# SPDX-License-Identifier: EUPL-1.2
"""Answering: one message after another of a conversation, each finished once, whatever dies meanwhile."""
