# SPDX-License-Identifier: EUPL-1.2
"""docs/dpia.md says what the code does: every number and every name in it is held against it."""

from __future__ import annotations

import re

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.desk.accounts.users import ROLES
from bot.masking.mask import mask
from bot.settings import ROOT
from bot.sweeping import night
from bot.turns.commit import TAKEN_AWAY_S
from nlu.safety.decision import DANGERS
from store import retention
from store.retention import DAY
from tests.docs import pages
from tests.promises.canaries import MASKED

PAGE = ROOT / "docs" / "dpia.md"
ALGORITHM = 256
FACTS = {
    f"{retention.CONVERSATION_S // DAY} dagen na het laatste bericht": "a conversation",
    f"{retention.CONVERSATION_S // DAY} dagen is nodig": "a conversation, again",
    f"{retention.HANDOFF_S // DAY} dagen na het afsluiten": "one that was handed over",
    f"na {retention.QUIET_S // DAY} dagen stilte": "one nobody writes in",
    f"hoogstens {retention.FORSAKEN_S // DAY} dagen": "one nobody answers",
    f"{retention.PHRASE_S // DAY} dagen": "sentences",
    f"{retention.RECEIPT_S // 60} minuten": "the receipt",
    f"jonger zijn dan {TAKEN_AWAY_S // 3600} uur": "what Telegram takes away",
    f"nacht na {night.HOUR} uur": "when the file is written anew",
    f"AES-{ALGORITHM}-GCM": "sealing",
    "met 300 verzonnen gegevens": "the canaries of the promise",
}
_LAW = re.compile(r"artikel \d+( en \d+)?|artikel 6, eerste lid|Wmo 2015|onder de 16 jaar")
_OF_A_LIST = re.compile(r"^\d\. |\bR\d+\b", re.MULTILINE)


def _page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("fact", FACTS)
def test_what_it_says_is_what_the_code_says(fact: str) -> None:
    assert fact in " ".join(_page().split()), FACTS[fact]


def test_no_number_stands_in_it_that_is_not_held_against_the_code() -> None:
    left = _OF_A_LIST.sub("", _LAW.sub("", _page()))
    known = set(re.findall(r"\d+", " ".join(FACTS))) | {"365", "24"}
    assert set(re.findall(r"\d+", left)) <= known


def test_what_was_done_at_the_desk_and_a_session_are_kept_as_long_as_it_says() -> None:
    rows = {row.kind: row for row in retention.TABLE}
    assert rows["audit"].seconds == 365 * DAY
    assert rows["session"].seconds == 24 * 3600
    assert rows["counts"].seconds is None and not rows["counts"].personal
    assert _page().count("365 dagen") == 2


def test_keys_have_the_length_it_says() -> None:
    assert len(AESGCM.generate_key(ALGORITHM)) * 8 == ALGORITHM


def test_the_kinds_of_danger_and_the_roles_are_those_of_the_code() -> None:
    for kind in DANGERS:
        assert f"`{kind}`" in _page()
    dutch = {
        "worker": "medewerker",
        "coordinator": "coördinator",
        "editor": "redacteur",
        "operator": "beheerder",
    }
    assert set(dutch) == set(ROLES)
    assert ", ".join(dutch[role] for role in ("worker", "coordinator", "editor", "operator")) in _page()


def test_the_numbers_it_says_are_taken_out_are() -> None:
    assert "burgerservicenummer (met de elfproef)" in " ".join(_page().split())
    assert mask("111222333").kinds == ("bsn",) and mask("111222334").kinds == ()
    assert mask("NL91ABNA0417164300").kinds == ("iban",)


def test_the_promise_uses_as_many_canaries_as_it_says() -> None:
    assert "size(300," in (ROOT / "tests" / "promises" / "test_canaries.py").read_text(encoding="utf-8")
    assert MASKED == ("bsn", "iban")


def test_the_words_a_resident_can_use_are_in_the_content() -> None:
    messages = (ROOT / "content").rglob("*.yml")
    everything = "\n".join(file.read_text(encoding="utf-8") for file in messages)
    for words in ("Eerst veranderen", "Liever niet", "Snel weg", "Wis alles"):
        assert words in _page() and words.lower() in everything.lower(), words
    assert all(words in everything for words in ('"Dit geef ik door"', '"Mag dat?"'))


def test_every_file_and_command_it_names_is_there() -> None:
    for link in pages.links(PAGE):
        assert (PAGE.parent / link).exists(), link
    for name in re.findall(r"`((?:tests|bot|store|docs)/[\w/.]+)`", _page()):
        assert (ROOT / name).exists(), name
    assert pages.commands(PAGE) == {("key", "rotate")}


def test_every_risk_has_a_measure() -> None:
    risks, measures = _page().split("## D. Maatregelen")
    named = re.findall(r"^\| (R\d+) \|", risks, re.MULTILINE)
    assert named == [f"R{n}" for n in range(1, len(named) + 1)]
    assert re.findall(r"^\| (R\d+) \|", measures, re.MULTILINE) == named
