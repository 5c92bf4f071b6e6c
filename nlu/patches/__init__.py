# SPDX-License-Identifier: EUPL-1.2
"""Small changes to Rasa 3.6.21, each in a file of its own; `nlu.runtime` applies them first."""

from __future__ import annotations


def apply_all() -> None:
    """Apply every patch; RasaChanged when Rasa is not the release they were written for."""
    from nlu.patches import (
        action_call,
        action_log,
        action_result,
        action_timeout,
        connection,
        domain_check,
        event_types,
        graph_run,
        rule_memory,
        slot_copy,
        slot_log,
        tracker_copy,
    )

    patches = (action_call, action_log, action_result, action_timeout, connection, domain_check)
    for patch in (*patches, event_types, graph_run, rule_memory, slot_copy, slot_log, tracker_copy):
        patch.apply()
