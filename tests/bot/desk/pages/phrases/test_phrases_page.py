# SPDX-License-Identifier: EUPL-1.2
"""The inbox of sentences in a browser without JavaScript."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.desk.accounts.users import Role
from bot.phrases.box import Box
from bot.phrases.phrase import Label, Phrase
from bot.training.progress import Board
from tests.bot.desk.office import Office, send
from tests.bot.support import ORGANISATION
from tests.bot.training.nlu_command import report

HERE = "/desk/redactie/zinnen"
ALIKE = ["ik snap de brief van het uwv niet", "de brief van het uwv snap ik niet"]
OTHER = "mijn hond is zo alleen overdag"


@pytest.fixture
async def box(office: Office) -> Box:
    """Three sentences, two of them alike."""
    found = Box(office.house.services)
    for text in (*ALIKE, OTHER):
        await found.put(ORGANISATION, Phrase(text, "unsure", (("recht", 0.42), ("werk", 0.2))))
    return found


def ticked(page: str, text: str) -> list[str]:
    """The names of the fields of the group in which this sentence stands."""
    [group] = [form for form in page.split("<form")[1:] if text in form and "/kies" in form]
    return re.findall(r'name="(zin-[0-9a-f]{16})"', group)


async def label(client: httpx.AsyncClient, text: str, **more: str) -> httpx.Response:
    """Send the group of a sentence."""
    page = (await client.get(HERE)).text
    return await send(client, HERE, f"{HERE}/kies", **dict.fromkeys(ticked(page, text), "ja"), **more)


async def test_alike_sentences_stand_together_with_what_omzien_thought(office: Office, box: Box) -> None:
    async with office.worker("els", role="editor") as els:
        page = (await els.get(HERE)).text
    assert len(ticked(page, ALIKE[0])) == 2
    assert ticked(page, ALIKE[0]) == ticked(page, ALIKE[1]) != ticked(page, OTHER)
    assert "42 %" in page


async def test_groups_of_the_same_size_are_called_differently_for_who_cannot_see_them(
    office: Office, box: Box
) -> None:
    await box.put(ORGANISATION, Phrase("waar laat ik mijn oude verf", "unsure"))
    async with office.worker("els", role="editor") as els:
        page = (await els.get(HERE)).text
    names = [
        tuple(re.search(rf'id="{id}"[^>]*>([^<]*)', page)[1] for id in name.split())
        for name in re.findall(r'/kies" aria-labelledby="([^"]*)"', page)
    ]
    assert len(names) == 3 == len(set(names))
    assert [name[0] for name in names].count("Eén zin") == 2


async def test_what_stands_for_a_hidden_word_is_explained_where_there_is_one(
    office: Office, box: Box
) -> None:
    async with office.worker("els", role="editor") as els:
        before = (await els.get(HERE)).text
        await box.put(ORGANISATION, Phrase("ik heb […] met mijn baas", "unsure"))
        after = (await els.get(HERE)).text
    assert "een woord dat Omzien niet kent" in after and "een woord dat Omzien niet kent" not in before


async def test_one_press_labels_a_group_and_it_is_ready_to_be_learned(office: Office, box: Box) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await label(els, ALIKE[0], **{"gaat-over": "thema:recht"})
        page = (await els.get(answer.headers["location"])).text
    assert "Klaar om te leren: 2" in page
    assert {label for _, label in await box.labelled(ORGANISATION)} == {Label(("recht",))}
    assert [one.text for one in await box.all(ORGANISATION)] == [OTHER]


async def test_a_sentence_can_be_about_more_than_one_theme(office: Office, box: Box) -> None:
    async with office.worker("els", role="editor") as els:
        await label(els, OTHER, **{"gaat-over": "meer", "ook-eenzaamheid": "ja", "ook-zorg": "ja"})
    [(_, about)] = await box.labelled(ORGANISATION)
    assert set(about.themes) == {"eenzaamheid", "zorg"}


async def test_what_is_of_no_use_is_thrown_away(office: Office, box: Box) -> None:
    async with office.worker("els", role="editor") as els:
        await label(els, OTHER, **{"gaat-over": "weg"})
    assert OTHER not in [one.text for one in await box.all(ORGANISATION)]
    assert await box.labelled(ORGANISATION) == []


@pytest.mark.parametrize("about", ["", "thema:bestaat_niet", "thema:../../x", "bedoeling:stoppen", "meer"])
async def test_nothing_chosen_or_nothing_that_exists_changes_nothing(
    office: Office, box: Box, about: str
) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await label(els, OTHER, **{"gaat-over": about})
    assert answer.headers["location"].endswith("let-op=niets")
    assert len(await box.all(ORGANISATION)) == 3


async def test_a_labelled_sentence_can_be_taken_off_the_list(office: Office, box: Box) -> None:
    async with office.worker("els", role="editor") as els:
        await label(els, OTHER, **{"gaat-over": "thema:zorg"})
        [(phrase, _)] = await box.labelled(ORGANISATION)
        await send(els, HERE, f"{HERE}/toch-niet", **{f"zin-{phrase.id}": "ja"})
    assert await box.labelled(ORGANISATION) == []


async def test_the_page_shows_what_learning_did_and_what_would_change(office: Office) -> None:
    board = Board(office.house.services.redis, office.house.services.clock)
    found = report(recall=[[90, 100], [89, 100]]) | {
        "taught": {"of": 15, "before": 2, "after": 12},
        "flips": [
            {
                "text": "ik zoek iemand",
                "kind": "script",
                "before": {"decision": "sure", "themes": ["eenzaamheid"]},
                "after": {"decision": "unsure", "themes": ["werk"]},
            }
        ],
    }
    await board.note("refused", report=found, worse=["recall"])
    async with office.worker("els", role="editor") as els:
        page = (await els.get(HERE)).text
    assert "12 van deze 15 nieuwe zinnen had Omzien dan begrepen" in page
    assert "Gevaar wordt minder vaak gezien" in page
    assert "90,0 %" in page
    assert "ik zoek iemand" in page
    assert "nieuw: twijfelt" in page


async def test_while_something_is_learned_the_page_says_so_and_its_script_can_ask(office: Office) -> None:
    await Board(office.house.services.redis, office.house.services.clock).note("training")
    async with office.worker("els", role="editor") as els:
        page = (await els.get(HERE)).text
        assert (await els.get(f"{HERE}/nu")).json() == {"stage": "training"}
    assert "Omzien leert nu." in page


async def test_going_back_where_nothing_was_before_is_said(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await send(els, HERE, f"{HERE}/terug")
    assert answer.headers["location"].endswith("let-op=kan-niet")


async def test_an_empty_inbox_says_so(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        assert "Er zijn nu geen zinnen om in te delen." in (await els.get(f"{HERE}?vanaf=40")).text


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("operator", 403), ("coordinator", 200)])
async def test_only_editors_and_coordinators_come_in(office: Office, role: Role, status: int) -> None:
    async with office.worker("anja", role=role) as anja:
        assert (await anja.get(HERE)).status_code == status
