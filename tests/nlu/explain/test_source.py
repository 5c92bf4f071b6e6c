# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.model import Example
from nlu.directory import ROOT
from nlu.explain import source


def line(place: str | None) -> str:
    """The line of the project a place points at."""
    assert place is not None
    file, number = place.rsplit(":", 1)
    return (ROOT / file).read_text("utf-8").splitlines()[int(number) - 1]


def test_a_rule_and_a_guard_are_found_at_their_line() -> None:
    assert line(source.rule("zelf_dood_willen")).strip() == "- id: zelf_dood_willen"
    assert line(source.guard("fiction")) == "  fiction:"


def test_a_rule_that_is_gone_still_names_the_file() -> None:
    assert source.rule("no_such_rule") == "content/safety/rules.yml"


def test_a_sentence_is_found_in_its_voice_or_its_own_file() -> None:
    voice = next((ROOT / "content" / "intents" / "mens").glob("*.txt"))
    spoken = next(text for text in voice.read_text("utf-8").splitlines() if text and text[0] not in "#-")
    spoken = spoken.split("  ook:")[0].strip()
    place = source.example(Example(spoken, "mens", (), voice.stem))
    assert place is not None and place.startswith(f"content/intents/mens/{voice.name}:")
    assert spoken in line(place)
    assert (source.example(Example("ja", "bevestigen")) or "").startswith("content/intents/bevestigen.yml:")


def test_a_sentence_of_an_own_layer_has_no_place() -> None:
    assert source.example(Example("zoiets zegt hier niemand ooit zo", "zorg_delen", ("geld",))) is None
