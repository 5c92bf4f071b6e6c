# SPDX-License-Identifier: EUPL-1.2
"""Every figure there is; what is not in this table cannot be counted, nor shown with another label."""

from __future__ import annotations

import re

from bot.metrics.metric import Label, Metric

CHANNEL = Label("channel", ("telegram", "web", "rest", "proef"))
PART = Label("part", ("telegram", "worker", "sender", "web", "trainer"))
CHECKED = Label(
    "part", ("redis", "rasa", "actions", "worker", "sender", "telegram", "alert_telegram", "alert_mail")
)
DANGER = Label("kind", ("suicide", "geweld", "gevaar"))
DECISION = Label("decision", ("answer", "danger", "handoff", "person", "erase", "quiet", "fallback", "gone"))
LEVELS = ("warning", "error", "critical")
LEVEL = Label("level", LEVELS)
STREAM = Label("stream", ("inbox", "outbox_urgent", "outbox_ordinary"))
LANE = Label("lane", ("urgent", "ordinary"))
RESULT = Label("result", ("delivered", "blocked", "failed", "later"))
WHY = Label("why", ("budget", "flood", "wire", "server", "token"))
ANSWERED = Label("result", ("ok", "silent", "refused"))
KEPT = Label("result", ("kept", "late"))
URGENT = Label("urgent", ("yes", "no"))
WHAT = Label("what", ("stale", "crisis_expired", "alarm"))

NAMED = (
    "a danger card is missing",
    "an organisation's words for danger cannot be read",
    "the directory needs an editor now",
    "message set aside",
    "a message could not even be set aside",
    "a message was not read for danger",
    "a round failed",
    "news failed",
    "an outbox entry is not well formed",
    "an inbox entry is not well formed",
    "a timer is not well formed",
    "turn failed",
    "delivery failed",
    "nothing was learned",
    "an update was set aside",
    "alerts to staff do not arrive",
    "alerts were never told",
    "publications are not copied elsewhere",
    "page failed",
    "redis away",
    "news lost",
    "the heartbeat did not arrive",
    "Telegram cannot be reached; trying again",
    "Telegram asks for a pause; trying again",
    "another process or a webhook takes this bot's messages; trying again",
    "a message could not be kept yet",
    "a message could not be kept",
    "a card was given without the store",
    "somebody who asked for a person was never answered",
    "the append-only file was not written anew",
    "there are keys without a row in the retention table",
    "a figure cannot be read",
    "too many log-ins failed",
)
"""What is logged and has a kind of its own among the troubles; everything else is counted as other."""


def slug(words: str) -> str:
    """A logged event as the value of a label."""
    return re.sub(r"[^a-z]+", "_", words.lower()).strip("_")


TROUBLE = Label("kind", tuple(map(slug, NAMED)))
SHORT = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0)
LONG = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0)

MESSAGES = Metric("messages", "counter", "Messages of residents that were kept, repeats not.", (CHANNEL,))
SAFETY = Metric("safety_answers", "counter", "Danger cards given, by kind of danger.", (DANGER,))
UNKEPT = Metric("safety_answers_unkept", "counter", "Danger cards given without the store.", (DANGER,))
SAFETY_S = Metric(
    "safety_answer_seconds", "histogram", "From a message coming in to its danger card kept.", (), SHORT
)
TURNS = Metric("turns", "counter", "Messages that were finished, and how.", (CHANNEL, DECISION))
TURN_S = Metric("turn_seconds", "histogram", "From a message kept to its answer kept.", (), LONG)
RASA_S = Metric("rasa_seconds", "histogram", "What the dialogue took for a turn.", (ANSWERED,), SHORT)
DELIVERIES = Metric("deliveries", "counter", "Attempts to deliver an answer.", (LANE, RESULT))
DELIVERY_S = Metric("delivery_seconds", "histogram", "From an answer kept to delivered.", (LANE,), LONG)
PAUSES = Metric("pauses", "counter", "Deliveries put off, and why; flood is Telegram's 429.", (WHY,))
LINES = Metric("log_lines", "counter", "Lines logged as a warning or worse.", (PART, LEVEL))
TROUBLES = Metric("troubles", "counter", "The same by what they say.", (TROUBLE,))

READY = Metric("ready", "gauge", "1 when a resident can be answered now.")
UP = Metric("part_up", "gauge", "1 when a part is well, for each part that is set up.", (CHECKED,))
ENTRIES = Metric("stream_entries", "gauge", "What waits in a stream.", (STREAM,))
OLDEST = Metric("stream_oldest_seconds", "gauge", "How long the first of a stream waits.", (STREAM,))
ASIDE = Metric("messages_set_aside", "gauge", "Messages set aside and not looked into yet.")
WAITING = Metric("handoffs_waiting", "gauge", "Residents nobody has taken yet.", (URGENT,))
WAITING_S = Metric("handoffs_oldest_seconds", "gauge", "How long the first of them waits.", (URGENT,))
PROMISES = Metric("promises", "counter", "Promises of today, kept and late; begins anew each day.", (KEPT,))
OVERDUE = Metric("promises_overdue", "gauge", "Promises whose time is over and nobody answered yet.")
OPEN = Metric("desk_open", "gauge", "Teams whose desk is open now by its hours.")
PRESENT = Metric("desk_present", "gauge", "Workers seen at the desk in the last five minutes.")
UNCOVERED = Metric("duty_uncovered", "gauge", "Open teams where nobody would see danger: nobody there.")
UPKEEP = Metric("directory_items", "gauge", "What editors have to look at.", (WHAT,))
CONTENT = Metric("content_published_seconds", "gauge", "When the texts in use were put online.")
MODEL = Metric("model_trained_seconds", "gauge", "When the model in use was trained.")
BACKUP = Metric("backup_made_seconds", "gauge", "When the last backup was made; 0 for never.")
BEAT = Metric("heartbeat_seconds", "gauge", "When the last whole round worked; 0 for never.")
CERTIFICATE = Metric("certificate_ends_seconds", "gauge", "When the certificate at PUBLIC_URL runs out.")
DISK = Metric("disk_free_ratio", "gauge", "How much of the disk under var/ is free, from 0 to 1.")
MEMORY = Metric("redis_memory_ratio", "gauge", "How much of what Redis may use is used; 0 without a limit.")
REDIS_BYTES = Metric("redis_memory_bytes", "gauge", "What Redis uses.")
WRITES = Metric("redis_writes_ok", "gauge", "1 when Redis could write its files the last time.")
OFF = Metric("switched_off", "gauge", "1 while somebody has switched Omzien off.")

COUNTED = (
    *(MESSAGES, SAFETY, UNKEPT, SAFETY_S, TURNS, TURN_S, RASA_S),
    *(DELIVERIES, DELIVERY_S, PAUSES, LINES, TROUBLES),
)
"""What processes count and Redis keeps."""
SEEN = (
    *(READY, UP, ENTRIES, OLDEST, ASIDE, WAITING, WAITING_S, PROMISES, OVERDUE, OPEN, PRESENT, UNCOVERED),
    *(UPKEEP, CONTENT, MODEL, BACKUP, BEAT, CERTIFICATE, DISK, MEMORY, REDIS_BYTES, WRITES, OFF),
)
"""What is read when somebody asks."""
TABLE = (*COUNTED, *SEEN)
