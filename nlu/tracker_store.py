# SPDX-License-Identifier: EUPL-1.2
"""Rasa's tracker store: reads the tracker from the turn being handled and hands it back, shortened.

It does no input or output of its own. Rasa wraps every tracker store in one that turns errors into an
empty memory; the channel, which reads and writes the record around the turn, can let errors be errors.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.shorten import shorten
from nlu.stored_event import stored
from nlu.turn import current

MOST_EVENTS = 400
"""Bound on events in memory; a turn ends far below it, see nlu.shorten."""
LOG = logging.getLogger(__name__)


class TurnTrackerStore(TrackerStore):
    """Gives Rasa the current turn's tracker; outside a turn nothing is remembered."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(domain, event_broker)

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """A blank tracker with bounded memory; Rasa resets `max_event_history` with every call."""
        return DialogueStateTracker(sender_id, self.domain.slots, max_event_history=MOST_EVENTS)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker as it was before this turn; None when there is nothing to go on with."""
        turn = current(sender_id)
        if turn is None or not turn.events:
            return None
        try:
            events = deserialise_events(turn.events)
        except Exception as error:
            # Whatever makes an old event unreadable, the talk goes on.
            LOG.warning(
                "a conversation's events were unreadable and it starts afresh: %s", type(error).__name__
            )
            return None
        tracker = self.init_tracker(sender_id)
        for event in events:
            tracker.update(event)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Hand the tracker to the turn; the channel writes it together with the answers."""
        turn = current(tracker.sender_id)
        if turn is not None:
            turn.events = stored(shorten(tracker, self.domain))

    async def keys(self) -> Iterable[str]:
        """No conversation can be listed from here."""
        return ()
