# SPDX-License-Identifier: EUPL-1.2
"""What the forms of a conversation ask of the desk."""

from __future__ import annotations

from datetime import datetime

from bot.desk import states
from bot.desk.desk import OUTCOMES
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk.panel import Move
from bot.desk.tools.canned import unfilled
from bot.web.form import message_id, plain
from bot.web.site import Site
from store.clock import ZONE
from store.conversation import ConversationRef

MOST_READ = 10_000
Form = dict[str, str]


class MoveForms:
    """Every form by the word in its address."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.forms: dict[str, Move] = {
            "pak": self._claim,
            "antwoord": self._reply,
            "notitie": self._note,
            "vrij": self._release,
            "geef": self._transfer,
            "neem": self._takeover,
            "later": self._snooze,
            "verder": self._wake,
            "sluit": self._close,
            "heropen": self._reopen,
        }

    async def _claim(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        user = worker.user
        return (await self._site.desk.claim(ref, user.name, user.first_name, _once(form))).reason

    async def _reply(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        text = plain(form.get("tekst", ""))
        if not text:
            return "desk_reply_empty"
        if len(text) > MOST_READ:
            return "desk_reply_long"
        if unfilled(self._site.text, text):
            return "desk_canned_unfilled"
        once = message_id(form.get("reply_id", ""), "reply", text)
        user = worker.user
        return (await self._site.desk.reply(ref, user.name, text, once, user.first_name)).reason

    async def _note(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        text = plain(form.get("notitie", ""))
        if not text:
            return "desk_note_empty"
        if len(text) > MOST_READ:
            return "desk_note_long"
        once = message_id(form.get("note_id", ""), "note", text)
        user = worker.user
        return (await self._site.desk.note(ref, user.name, text, once, user.first_name)).reason

    async def _release(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        return (await self._site.desk.release(ref, worker.user.name, _once(form))).reason

    async def _transfer(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        user, why = worker.user, form.get("waarom", "")
        to, text = form.get("collega", ""), _remark(form)
        move = self._site.desk.transfer
        return (await move(ref, user.name, to, why, text, _once(form), user.first_name)).reason

    async def _takeover(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        user, why = worker.user, form.get("waarom", "")
        move = self._site.desk.takeover
        return (await move(ref, user.name, why, _remark(form), _once(form), user.first_name)).reason

    async def _snooze(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        user, why, until = worker.user, form.get("waarom", ""), _moment(form.get("tot", ""))
        if until is None:
            return states.NO_MOMENT
        return (await self._site.desk.snooze(ref, user.name, until, why, _once(form), user.first_name)).reason

    async def _wake(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        return (await self._site.desk.wake(ref, worker.user.name, _once(form))).reason

    async def _close(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        user, outcome = worker.user, form.get("uitkomst", "")
        if outcome not in OUTCOMES:
            return "desk_close_how"
        return (await self._site.desk.close(ref, user.name, outcome, user.first_name, _once(form))).reason

    async def _reopen(self, worker: Worker, ref: ConversationRef, form: Form) -> str:
        user, why = worker.user, form.get("waarom", "")
        return (await self._site.desk.reopen(ref, user.name, why, _once(form), user.first_name)).reason


def _once(form: Form) -> str:
    """The same form sent again, with the same in it, is the same move."""
    given = form.get("move_id", "")
    asked = "\0".join(form.get(name, "") for name in ("collega", "waarom", "tot", "uitkomst"))
    return message_id(given, "move", asked) if given else ""


def _remark(form: Form) -> str:
    return plain(form.get("toelichting", ""))[:MOST_READ]


def _moment(text: str) -> float | None:
    """A moment as a browser's field gives it, on a Dutch clock."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()
    except (ValueError, OverflowError):
        return None
