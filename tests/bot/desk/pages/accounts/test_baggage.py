# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from typing import Any

import pytest

from bot.desk.accounts.users import User
from bot.desk.pages.accounts.baggage import MOST, PREFIX, Baggage

PAGE = "/desk/gesprek/0123"


def packed(**form: str) -> Baggage:
    """As a log-in form brings it."""
    return Baggage.packed({"naar": PAGE, "woord": "geef", **{PREFIX + n: text for n, text in form.items()}})


def test_it_comes_out_of_the_store_as_it_went_in() -> None:
    baggage = packed(**{"geef-toelichting": "kent haar", "geef-waarom": "kennis"})
    assert Baggage.unpacked(json.loads(json.dumps(baggage.list()))) == baggage
    assert baggage.texts == {"geef-toelichting": "kent haar"}
    assert baggage.choices == {"geef-waarom": "kennis"}


@pytest.mark.parametrize("kept", [None, [], ["/desk"], "tekst", {"a": 1}])
def test_what_is_no_baggage_is_nothing(kept: Any) -> None:
    assert Baggage.unpacked(kept) == Baggage()


@pytest.mark.parametrize(
    "name", ["bewijs", "wachtwoord", "move_id", "wie-", "wie-../x", "tekst2", "x-waarom", ""]
)
def test_only_fields_of_a_conversation_come_along(name: str) -> None:
    assert packed(**{name: "iets"}).fields == {}


def test_an_endless_text_is_cut() -> None:
    assert len(packed(tekst="a" * (MOST + 1)).texts["tekst"]) == MOST


@pytest.mark.parametrize("target", ["//elders", "https://elders.nl", "/desk/uitloggen", "/desk/../x", "/weg"])
def test_nobody_is_sent_anywhere_but_to_a_page_of_the_desk(target: str) -> None:
    anja = User("standaard", "anja", "Anja", "worker")
    assert Baggage.packed({"naar": target}).onward(anja) == "/desk"
