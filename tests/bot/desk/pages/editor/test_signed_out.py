# SPDX-License-Identifier: EUPL-1.2
"""A session that ended while somebody was editing: nothing they typed is lost."""

from __future__ import annotations

import html

import httpx

from bot.publishing.drafts import Drafts
from tests.bot.desk.office import Office
from tests.bot.desk.pages.editor.forms import Form, fields, press, send
from tests.bot.support import ORGANISATION
from tests.bot.web.client import PASSWORD, hidden

WELCOME = "/desk/redactie/stuk/message/welcome"
NEW = "/desk/redactie/nieuw/contact"
TYPED = {"v.je": 'Hallo "daar". Vertel wat er is.', "v.u": "Goedendag. Vertelt u wat er is."}


async def late(client: httpx.AsyncClient, page: str, typed: dict[str, str]) -> httpx.Response:
    """The session ends under an open form, which is then sent, and its editor logs in again."""
    form = fields((await client.get(page)).text, page)
    client.cookies.delete("omzien-desk")
    answer = await client.post(page, data={**form, **typed, "doe": "bewaar"})
    assert answer.status_code == 401 and "Wat je schreef gaat mee." in html.unescape(answer.text)
    carried = Form("/desk/inloggen")
    carried.feed(answer.text)
    return await client.post("/desk/inloggen", data={**carried.fields, "naam": "els", "wachtwoord": PASSWORD})


async def test_what_was_typed_stands_in_the_form_again_after_the_log_in(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        back = await late(els, WELCOME, TYPED)
        assert back.headers["location"] == WELCOME
        page = (await els.get(WELCOME)).text
        assert "Hier staat wat je schreef." in page
        form = fields(page, WELCOME)
        assert {name: form[name] for name in TYPED} == TYPED
        await els.post(WELCOME, data={**form, "doe": "bewaar"})
        assert "Hier staat wat je schreef." not in (await els.get(WELCOME)).text
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data == {"je": TYPED["v.je"], "u": TYPED["v.u"]}


async def test_something_new_comes_back_too(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        back = await late(els, NEW, {"v.name": "Inloop De Wiek", "v.phones.0": "035 123 45 67"})
        form = fields((await els.get(back.headers["location"])).text, NEW)
    assert (form["v.name"], form["v.phones.0"]) == ("Inloop De Wiek", "035 123 45 67")


async def test_what_another_saved_meanwhile_is_not_overwritten(office: Office) -> None:
    async with office.worker("els", role="editor") as els, office.worker("ruud", role="editor") as ruud:
        form = fields((await els.get(WELCOME)).text, WELCOME)
        assert form["versie"] == "0"
        await late(els, WELCOME, TYPED)
        await send(ruud, WELCOME, "bewaar", je="Dag. Vertel wat er is.")
        again = fields((await els.get(WELCOME)).text, WELCOME)
        answer = await els.post(WELCOME, data={**again, "doe": "bewaar"})
        page = html.unescape((await els.get(answer.headers["location"].partition("?")[0])).text)
    assert "Dag. Vertel wat er is." in page and TYPED["v.je"] in page


async def test_logged_in_again_in_another_tab_the_form_comes_back_filled_in(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        form = fields((await els.get(WELCOME)).text, WELCOME)
        els.cookies.delete("omzien-desk")
        proof = hidden((await els.get("/desk/inloggen")).text, "bewijs")
        await els.post("/desk/inloggen", data={"bewijs": proof, "naam": "els", "wachtwoord": PASSWORD})
        ours = {"Sec-Fetch-Site": "same-origin"}
        answer = await els.post(WELCOME, data={**form, **TYPED, "doe": "bewaar"}, headers=ours)
        assert "Hier staat wat je schreef." in answer.text
        again = fields(answer.text, WELCOME)
        assert again["v.u"] == TYPED["v.u"]
        assert (await els.post(WELCOME, data={**again, "doe": "bewaar"})).status_code == 303


async def test_the_reason_for_giving_a_draft_back_comes_along(office: Office) -> None:
    async with office.worker("ruud", role="editor") as ruud, office.worker("els", role="editor") as els:
        made = await send(ruud, "/desk/redactie/stuk/message/thanks", "verder", text="Heel graag gedaan.")
        draft = made.headers["location"]
        await press(ruud, draft, "submit")
        form = fields((await els.get(draft)).text, draft)
        els.cookies.delete("omzien-desk")
        answer = await els.post(draft, data={**form, "doe": "reject", "toelichting": "Te kort."})
        carried = Form("/desk/inloggen")
        carried.feed(answer.text)
        name = {"naam": "els", "wachtwoord": PASSWORD}
        back = await els.post("/desk/inloggen", data={**carried.fields, **name})
        assert back.headers["location"] == draft
        assert fields((await els.get(draft)).text, draft)["toelichting"] == "Te kort."


async def test_a_form_larger_than_anybody_writes_is_not_carried(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        form = fields((await els.get(WELCOME)).text, WELCOME)
        els.cookies.delete("omzien-desk")
        answer = await els.post(WELCOME, data={**form, "v.je": "a" * 70_000, "doe": "bewaar"})
    assert answer.status_code == 401 and "concept-stuk" not in answer.text
