# SPDX-License-Identifier: EUPL-1.2
"""Rasa's default pipeline beside ours: same sentences, same messages, same machine (`make eval-baseline`)."""
