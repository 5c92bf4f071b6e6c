# SPDX-License-Identifier: EUPL-1.2
"""`bot.publishing.publisher`: from a draft to what another process reads, and back."""

from __future__ import annotations

import asyncio

import pytest

from bot.publishing.draft import NotNow
from bot.publishing.publisher import Published, Refused
from content.editing.change import Change
from tests.bot.publishing.editors import WELCOME, Editors
from tests.bot.support import ORGANISATION

CARD = {
    "je": [
        "Goed dat je dit vertelt. Bel nu 113. Gratis, dag en nacht.",
        "Chatten kan op 113.nl.",
        "",
        "Heb je al iets gedaan? Bel 112.",
        "Ik ben een computer. Ik kan geen hulp sturen.",
    ]
}


async def test_a_published_draft_is_read_by_another_process_that_looks_again(editors: Editors) -> None:
    other = editors.book()
    draft = await editors.draft("message", "welcome", WELCOME, words="korter welkom")
    outcome = await editors.publisher.publish(draft, "els")
    assert isinstance(outcome, Published)
    assert other.refresh()
    assert other.message("welcome") == WELCOME["je"]
    assert other.version == outcome.version
    kept = await editors.now(draft)
    assert (kept.state, kept.commit) == ("published", outcome.commit)
    assert editors.log() == ["els: korter welkom"]
    assert await editors.drafts.all(ORGANISATION) == []


async def test_the_history_names_who_wrote_it_only_where_somebody_else_put_it_online(
    editors: Editors,
) -> None:
    await editors.publisher.publish(await editors.draft("message", "welcome", WELCOME), "els")
    draft = await editors.draft("message", "welcome", {"text": "Dag. Vertel het maar."}, who="omar")
    await editors.publisher.publish(draft, "els")
    last, first = editors.repository.history("message", "welcome")
    assert (last.who, last.authors) == ("els", ("omar",))
    assert (first.who, first.authors) == ("els", ())


async def test_published_twice_at_once_it_is_one_publication(editors: Editors) -> None:
    draft = await editors.draft("message", "welcome", WELCOME)
    outcomes = await asyncio.gather(
        *(editors.publisher.publish(draft, "els") for _ in range(3)), return_exceptions=True
    )
    assert len({o.commit for o in outcomes if isinstance(o, Published)}) == 1
    assert all(isinstance(o, Published | NotNow) for o in outcomes)
    assert len(editors.log()) == 1


async def test_an_older_version_than_is_stored_is_not_published(editors: Editors) -> None:
    old = await editors.draft("message", "welcome", WELCOME)
    await editors.draft("message", "welcome", {"text": "Dag."}, who="omar")
    with pytest.raises(NotNow, match="changed"):
        await editors.publisher.publish(old, "els")


async def test_what_breaks_a_rule_is_refused_and_stays_a_draft(editors: Editors) -> None:
    draft = await editors.draft("contact", "geldfit", {"opening_hours": "altijd wel"})
    outcome = await editors.publisher.publish(draft, "els")
    assert isinstance(outcome, Refused)
    assert outcome.problems
    assert (await editors.now(draft)).state == "draft"


async def test_a_text_changed_by_hand_meanwhile_is_shown_and_not_overwritten(editors: Editors) -> None:
    first = await editors.draft("message", "welcome", WELCOME)
    await editors.publisher.publish(first, "els")
    draft = await editors.draft("message", "welcome", {"text": "Van Omar."}, who="omar")
    file = editors.services.settings.content_own / ORGANISATION / "messages" / "own.yml"
    file.write_text('welcome: {text: "Met de hand."}\n', "utf-8")
    outcome = await editors.publisher.publish(draft, "omar")
    assert isinstance(outcome, Refused)
    assert [(clash.name, clash.now) for clash in outcome.clashes] == [
        ("message/welcome", {"text": "Met de hand."})
    ]
    assert "Met de hand." in file.read_text("utf-8")
    again = await editors.drafts.rebased(ORGANISATION, draft.id)
    assert isinstance(await editors.publisher.publish(again, "omar"), Published)


async def test_a_publication_is_undone_and_the_base_is_back(editors: Editors) -> None:
    before = editors.book().message("welcome")
    outcome = await editors.publisher.publish(await editors.draft("message", "welcome", WELCOME), "els")
    assert isinstance(outcome, Published)
    assert isinstance(await editors.publisher.undo(outcome.commit, "omar"), Published)
    assert editors.book().message("welcome") == before
    assert editors.log() == ["omar: teruggedraaid", "els: message/welcome"]


async def test_a_danger_card_gets_other_words_with_two_pairs_of_eyes(editors: Editors) -> None:
    draft = await editors.draft("card", "suicide_self", CARD)
    approved = await editors.drafts.approve(ORGANISATION, draft.id, "omar", draft.version)
    assert isinstance(await editors.publisher.publish(approved, "els"), Published)
    assert editors.book().card("suicide_self").lines[0].startswith("Goed dat je dit vertelt.")
    assert editors.book().card("suicide_self", "dorp").lines[0].startswith("Goed dat je dit zegt.")


@pytest.mark.parametrize(
    "data",
    [
        {"je": [line.replace("113.", "0900-0113.") for line in CARD["je"]]},
        {"je": [line for line in CARD["je"] if "112" not in line]},
        {"je": CARD["je"][:-1]},
        {**CARD, "buttons": []},
        {**CARD, "buttons": ["mens", "verder_zoeken"]},
        {**CARD, "kind": "gevaar"},
    ],
)
async def test_a_card_keeps_its_numbers_its_last_line_and_what_it_does(
    editors: Editors, data: dict[str, object]
) -> None:
    before = editors.book().card("suicide_self")
    draft = await editors.draft("card", "suicide_self", data)
    approved = await editors.drafts.approve(ORGANISATION, draft.id, "omar", draft.version)
    outcome = await editors.publisher.publish(approved, "els")
    assert isinstance(outcome, Refused)
    assert editors.book().card("suicide_self") == before


async def test_programs_write_by_the_same_rules(editors: Editors) -> None:
    good = [Change("contact", "geldfit", {"wait_time": "twee weken"})]
    assert isinstance(await editors.publisher.write(good, "belronde", "gebeld, klopt"), Published)
    assert editors.log() == ["belronde: gebeld, klopt"]
    bad = [Change("contact", "geldfit", {"website": "geldfit"})]
    assert isinstance(await editors.publisher.write(bad, "belronde", "x"), Refused)
