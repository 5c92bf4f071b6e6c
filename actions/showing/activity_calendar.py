# SPDX-License-Identifier: EUPL-1.2
"""An activity for later: in the resident's own calendar, or a message the day before."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from urllib.parse import quote

from actions.answer import Answer, answer, message
from actions.showing import activities
from actions.state import State
from actions.turn import Turn
from content.activities import card, wording
from content.activities.model import Hit
from content.opening.hours import ZONE
from content.opening.when import moment
from content.reply import Part, ReminderCommand

REMIND_AT = time(17)
"""On the day before: late enough to be home, early enough to arrange something."""
LEAD = timedelta(minutes=15)


def wanted(turn: Turn, state: State) -> Answer:
    """The file that puts it in a calendar, or a link to it; where neither comes there, the facts."""
    hit = activities.pressed(turn)
    if hit is None:
        return message(turn, state, "activity_gone")
    return _told(turn, state, hit, _calendar(turn, hit))


def remind(turn: Turn, state: State) -> Answer:
    """A message the day before, if the conversation is still there then."""
    hit = activities.pressed(turn)
    if hit is None:
        return message(turn, state, "activity_gone")
    at = datetime.combine(hit.when.day - timedelta(days=1), REMIND_AT, ZONE)
    if at < turn.context.now + LEAD:
        return _told(turn, state, hit, turn.say("activity_reminder_late"))
    if turn.context.private:
        return _told(turn, state, hit, turn.say("activity_reminder_not_by_itself"))
    if turn.context.kept_until is None or at > turn.context.kept_until:
        return _told(turn, state, hit, turn.say("activity_reminder_far"))
    when = moment(turn.say, turn.context.now, at)
    said = turn.say("activity_reminder_set", when=when, name=hit.activity.name)
    command = ReminderCommand(
        activity=hit.activity.id, day=hit.when.day.isoformat(), at=at.isoformat(timespec="seconds")
    )
    buttons = turn.buttons_of("activity_reminder_set")
    return answer(state, [said], buttons, commands=[command], question="none")


def no_more(turn: Turn, state: State) -> Answer:
    """No reminders any more."""
    done = message(turn, state, "activity_reminder_off")
    return answer(done.state, done.parts, done.buttons, commands=[ReminderCommand()])


def _calendar(turn: Turn, hit: Hit) -> Part | str:
    when = wording.when(turn.say, hit.when)
    where = card.place(activities.reader(turn), hit.activity)
    if turn.context.files and not turn.context.private:
        said = turn.say("activity_calendar_file", when=when, where=where)
        return Part(text=said, calendar=hit.activity.id)
    if turn.context.site is not None and not turn.context.private:
        link = f"{turn.context.site}/activiteit/{quote(hit.activity.id)}.ics"
        return turn.say("activity_calendar", link=link)
    return turn.say("activity_calendar_none", when=when, where=where)


def _told(turn: Turn, state: State, hit: Hit, said: Part | str) -> Answer:
    ids = ("meer", "mens", "iets_anders", "goed_zo")
    other = "herinner_mij" if turn.pressed == "in_agenda" else "in_agenda"
    own = turn.button(other, **activities.data(hit))
    return answer(state, [said], [own, *(turn.button(id) for id in ids)], question="none")
