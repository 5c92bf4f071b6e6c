# SPDX-License-Identifier: EUPL-1.2
"""The desk: who works there, what they did, and what they are told."""

from __future__ import annotations

from store.retention.row import Row
from store.retention.times import DAY, HANDOFF_S, PRESENCE_S

ROWS: tuple[Row, ...] = (
    Row(
        "users",
        "omz:users:[^:]+",
        "names, roles, last day seen and password hashes of workers; sealed second factors",
        "signing in",
        None,
        True,
        "stays",
    ),
    Row(
        "invite",
        "omz:invite:[0-9a-f]+",
        "whom a link to set a password is for, by the hash of the link",
        "letting a new colleague in",
        3 * DAY,
        True,
        "ttl",
    ),
    Row(
        "teams",
        "omz:teams:[^:]+",
        "teams, their hours and who is on duty",
        "sharing the work",
        None,
        True,
        "stays",
    ),
    Row(
        "presence",
        "omz:presence:[^:]+",
        "when each worker was last at the desk",
        "saying honestly who is there, and when",
        PRESENCE_S,
        True,
        "trim",
    ),
    Row(
        "promises",
        "omz:promises:[^:]+",
        "slots promised",
        "promising what can be kept",
        None,
        False,
        "done",
    ),
    Row(
        "away",
        "omz:away:[^:]+",
        "workers who are absent until",
        "not counting on them",
        HANDOFF_S,
        True,
        "past",
    ),
    Row("load", "omz:load:[^:]+:.+", "conversations a worker has", "a cap on them", None, True, "done"),
    Row("off", "omz:off:[^:]+", "since when Omzien is switched off", "staying closed", None, False, "stays"),
    Row(
        "audit",
        "omz:audit:[^:]+",
        "who did what at the desk, without content",
        "accountability",
        365 * DAY,
        True,
        "trim",
    ),
    Row(
        "alerts",
        "omz:alerts:[^:]+:[a-z]+",
        "alerts to staff not yet sent",
        "telling staff",
        2 * DAY,
        False,
        "trim",
    ),
    Row(
        "alerting",
        "omz:alerting:[^:]+:[a-z]+",
        "what staff were last sent, without content",
        "not telling them twice",
        None,
        False,
        "stays",
    ),
)
