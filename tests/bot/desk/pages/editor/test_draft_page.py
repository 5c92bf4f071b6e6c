# SPDX-License-Identifier: EUPL-1.2
"""From a draft to what residents read: asked, agreed, published, planned, given back, undone."""

from __future__ import annotations

import httpx

from bot.publishing.drafts import Drafts
from tests.bot.desk.office import Office
from tests.bot.desk.pages.editor.forms import fields, press, send, told
from tests.bot.support import ORGANISATION

VERSA = "/desk/redactie/stuk/contact/hilversum_versa"
WELCOME = "/desk/redactie/stuk/message/welcome"
START = "/desk/redactie"


async def ready(client: httpx.AsyncClient, page: str, **filled: str) -> str:
    """A draft that is ready to be looked at; where that is done."""
    answer = await send(client, page, "verder", **filled)
    assert answer.status_code == 303, told(answer.text)
    return answer.headers["location"]


async def test_a_number_needs_a_second_pair_of_eyes_is_published_and_undone(office: Office) -> None:
    book = office.house.services.catalogue
    async with office.worker("els", role="editor") as els, office.worker("ruud", role="editor") as ruud:
        draft = await ready(els, VERSA, phones__0="035 623 11 00")
        page = (await els.get(draft)).text
        assert "Vraag een collega om na te kijken" in page and "Zet nu online" not in page
        await press(els, draft, "submit")
        assert "Dit is goed" not in (await els.get(draft)).text
        assert "Versa Welzijn" in (await ruud.get(START)).text.partition("blik")[2]
        await press(ruud, draft, "approve")
        done = await press(ruud, draft, "publish")
        assert done.headers["location"] == f"{START}?let-op=published"
        versa = book.contact("hilversum_versa", ORGANISATION)
        assert versa and [phone.number for phone in versa.phones] == ["035 623 11 00"]
        history = (await els.get("/desk/redactie/geschiedenis/contact/hilversum_versa")).text
        assert "Geschreven door Els, online gezet door Ruud, " in history and "035 623 11 00" in history
        undo = fields((await els.get(START)).text, "/desk/redactie/ongedaan")
        gone = await els.post("/desk/redactie/ongedaan", data=undo)
        assert gone.headers["location"] == f"{START}?let-op=undone"
    versa = book.contact("hilversum_versa", ORGANISATION)
    assert versa and versa.phones == ()


async def test_what_stood_there_before_is_shown_also_where_that_was_the_bases(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        draft = await ready(els, VERSA, description="Denkt mee over wat er speelt.")
        await press(els, draft, "publish")
        shown = (await els.get("/desk/redactie/geschiedenis/contact/hilversum_versa")).text
    assert "<del>Denkt mee over geld, gezin" in shown and "<ins>Denkt mee over wat er speelt." in shown
    assert "<dt>id</dt>" not in shown


async def test_nobody_agrees_with_what_they_wrote_themselves(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        draft = await ready(els, VERSA, phones__0="035 623 11 00")
        await press(els, draft, "submit")
        for doing in ("approve", "publish"):
            refused = await press(els, draft, doing)
            assert "let-op=" in refused.headers["location"]
    [kept] = await Drafts(office.house.services).all(ORGANISATION)
    assert kept.state == "waiting"


async def test_what_is_no_number_and_no_danger_is_published_by_its_author(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        draft = await ready(els, "/desk/redactie/stuk/message/thanks", text="Heel graag gedaan.")
        done = await press(els, draft, "publish")
        assert done.headers["location"] == f"{START}?let-op=published"
    assert office.house.services.catalogue.message("thanks", ORGANISATION) == "Heel graag gedaan."


async def test_a_text_is_planned_only_for_a_moment_to_come(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        draft = await ready(els, "/desk/redactie/stuk/message/thanks", text="Heel graag gedaan.")
        for day, time in (("2020-01-01", "09:00"), ("", ""), ("morgen", "9 uur")):
            answer = await press(els, draft, "schedule", dag=day, tijd=time)
            assert answer.status_code == 422 and "Kies een dag en een tijd" in answer.text
        day = f"{(await office.house.services.clock.local()).year + 1}-03-01"
        await press(els, draft, "schedule", dag=day, tijd="09:00")
        assert "maart" in (await els.get(draft)).text
        assert "Heel graag gedaan." in (await els.get(START)).text.partition('id="later"')[2]
    assert office.house.services.catalogue.message("thanks", ORGANISATION) == "Graag gedaan."


async def test_a_draft_is_given_back_with_a_reason_its_author_reads(office: Office) -> None:
    async with office.worker("els", role="editor") as els, office.worker("ruud", role="editor") as ruud:
        draft = await ready(els, VERSA, phones__0="035 623 11 00")
        await press(els, draft, "submit")
        empty = await press(ruud, draft, "reject")
        assert empty.status_code == 422 and "Schrijf wat er anders moet." in empty.text
        await press(ruud, draft, "reject", toelichting="Dit nummer is van de gemeente.")
        assert "Dit nummer is van de gemeente." in (await els.get(draft)).text


async def test_a_draft_that_is_thrown_away_leaves_what_is_online(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        draft = await ready(els, "/desk/redactie/stuk/message/thanks", text="Heel graag gedaan.")
        await press(els, draft, "discard")
        assert "Je hebt geen concepten." in (await els.get(START)).text
    assert office.house.services.catalogue.message("thanks", ORGANISATION) == "Graag gedaan."


async def test_what_is_said_in_danger_always_needs_somebody_else(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        card = "/desk/redactie/stuk/card/suicide_self"
        lines = fields((await els.get(card)).text, card)["v.je"]
        draft = await ready(els, card, je=lines.replace("Goed dat je dit zegt.", "Fijn dat je dit zegt."))
        assert "Zet nu online" not in (await els.get(draft)).text
        assert "not_yours" in (await press(els, draft, "publish")).headers["location"]


async def test_a_draft_that_is_gone_leads_back_to_the_start(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        assert (await els.get("/desk/redactie/concept/weg")).headers["location"] == f"{START}?let-op=gone"
