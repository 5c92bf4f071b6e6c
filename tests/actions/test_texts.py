# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json

from actions.state import State
from content.catalogue import Catalogue

SYSTEM = frozenset(
    [
        "fallback",
        "fallback_again",
        "back_again",
        "unsupported_voice",
        "unsupported_photo",
        "unsupported_other",
        "flood",
        "too_long",
        "empty",
        "edited",
        "old_button",
        "location_unknown",
        "handoff_failed",
        "returned_to_queue",
        "erased",
        "stopped",
        "nobody_now",
        "when_staffed",
        "when_unknown",
        "handoff_already",
    ]
)


def test_what_the_bot_says_by_itself_needs_no_holes_filled(book: Catalogue) -> None:
    for key in SYSTEM:
        for form in ("je", "u"):
            assert book.message(key, form=form)


def test_every_reason_belongs_to_an_urgent_answer_and_every_urgent_answer_has_its_reason(
    book: Catalogue,
) -> None:
    rows = book.rows("SELECT key FROM entry WHERE kind = 'message' AND key LIKE 'reason_%'")
    reasons = {key for (key,) in rows} - {"reason_words"}
    routes = [book.route(key) for (key,) in book.rows("SELECT key FROM entry WHERE kind = 'route'")]
    urgent = {
        f"reason_{route.key}_{button}"
        for route in routes
        for button, answer in route.answers.items()
        if answer.urgency != State().urgency
    }
    after_help = {"reason_kinderen_ja"}

    assert reasons == urgent | after_help


def test_a_text_that_says_u_never_says_je(book: Catalogue) -> None:
    rows = book.rows("SELECT key, data FROM entry WHERE kind = 'message'")
    mixed = [key for key, data in rows if " je " in book_text(data, "u") or " u " in book_text(data, "je")]

    assert mixed == []


def book_text(data: str, form: str) -> str:
    words = json.loads(data).get(form, "")
    return f" {words.casefold()} ".replace(".", " ").replace(",", " ")
