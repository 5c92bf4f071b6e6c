# SPDX-License-Identifier: EUPL-1.2
"""The test chat: a draft is talked with before it is published, and nobody but its editor notices."""

from __future__ import annotations

from bot.publishing.drafts import Drafts
from content.preview import FOLDER
from store import keys, retention
from tests.bot.desk.office import Office, browser
from tests.bot.desk.pages.editor.forms import send as fill
from tests.bot.desk.pages.tryout.chat import HELLO, WELCOME, begun, drafted, post, presses, refs, says, seen
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION, until
from tests.bot.web.client import JSON, hidden

DANGER = "/desk/redactie/stuk/card/suicide_self"
GELD = "/desk/redactie/stuk/theme/geld"


async def test_a_draft_is_read_in_the_try_out_and_by_no_resident(office: Office) -> None:
    book = office.house.services.catalogue
    before = book.message("welcome", ORGANISATION)
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        await begun(els, page)
        shown = seen((await els.get(page)).text)
        assert "Dit is een proef" in shown and HELLO in shown
        await says(els, page, "ik heb schulden")
    assert office.house.rasa.heard[-1]["text"] == "ik heb schulden"
    assert office.house.rasa.heard[-1]["context"]["channel"] == "proef"
    named = office.house.rasa.heard[-1]["context"]["preview"]
    assert (book.directory / FOLDER / named / "current").is_file()
    assert book.refresh() is False and book.message("welcome", ORGANISATION) == before
    async with browser(office.app) as resident:
        assert HELLO not in seen((await resident.get("/")).text)


async def test_a_resident_is_never_answered_from_a_try_out(office: Office) -> None:
    await office.house.say("hallo")
    assert "preview" not in office.house.rasa.heard[-1]["context"]


async def test_in_danger_the_card_of_the_draft_is_shown_and_nobody_is_alarmed(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        lines = office.house.services.catalogue.card("suicide_self", ORGANISATION).lines
        new = "Wat goed dat je dit vertelt, zegt de proef."
        page = await drafted(els, office, DANGER, je="\n".join([new, *lines[1:]]))
        await begun(els, page)
        shown = await says(els, page, "ik wil dood")
        await says(els, page, "help")
    assert new in shown and lines[-1] in shown
    [card, *_] = [e for e in await office.house.say("ik wil dood", "2") if e.who == "bot"]
    assert new not in card.text
    assert await alerts(office) == []


async def test_a_handoff_says_that_nobody_was_called_and_reaches_no_desk(office: Office) -> None:
    async with office.worker("els", role="editor") as els, office.worker("anja") as anja:
        page = await drafted(els, office)
        await begun(els, page)
        shown = await says(els, page, "mens")
        assert "Dit is een proef: er is niemand gebeld." in shown
        # Alerts follow the answer: after the next answer there is none to come.
        await says(els, page, "en nu")
        [ref] = await refs(office)
        assert await office.house.services.redis.hget(keys.conversation(ref), "state") == "pending"
        assert await office.house.services.redis.zcard(keys.desk(ref.partition, ORGANISATION)) == 0
        assert await alerts(office) == [] and await counted(office) == []
        assert ref.id not in (await anja.get("/desk")).text
        assert (await anja.get(f"/desk/gesprek/{ref.id}")).status_code == 404
    await office.handed_off("2")
    assert await until(lambda: alerts(office)) and await counted(office) != []


async def test_a_draft_over_which_a_turn_falls_is_answered_and_alarms_nobody(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        await begun(els, page)
        office.house.rasa.mode = "refusing"
        shown = await says(els, page, "hallo")
        assert office.house.services.catalogue.message("poisoned", ORGANISATION) in shown
    assert await alerts(office) == [] and await office.house.waiting(keys.aside) == 0


async def test_nothing_is_reported_counted_or_kept_to_learn_from(office: Office) -> None:
    commands = (
        {"name": "report", "contact": "geldfit", "what": "phone"},
        {"name": "lack", "theme": "geld", "municipality": "GM0402"},
    )
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        await begun(els, page)
        office.house.rasa.missed = {"text": "kwabbelaar", "why": "unsure", "themes": [["geld", 0.4]]}
        office.house.rasa.next = [reply("Dank je.", commands=commands)]
        assert "dit is niet bewaard of doorgegeven" in await says(els, page, "kwabbelaar")
        await says(els, page, "en nu")
    assert await counted(office) == []
    assert [name async for name in office.house.services.redis.scan_iter("omz:phrases:*")] == []


async def test_it_is_erased_after_an_hour(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        await begun(els, page)
        await says(els, page, "hallo")
        [ref] = await refs(office)
        due = await office.house.services.redis.zscore(keys.timers(ref.partition), f"keep|{ref}")
        now = await office.house.services.clock.now()
        assert 0 < due - now <= retention.TRYOUT_S
        await office.house.services.clock.move(retention.TRYOUT_S + 1)
        await until(lambda: nothing_of(office, ref.id))


async def test_beginning_again_erases_the_conversation_and_has_the_newest_text(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        await begun(els, page)
        assert "antwoord op eerste" in await says(els, page, "eerste")
        [before] = await refs(office)
        newest = "Hallo. Dit is de tweede groet."
        await fill(els, WELCOME, "bewaar", je=newest)
        assert "Begin opnieuw om dat te zien" in seen((await els.get(page)).text)
        await begun(els, page)
        shown = seen((await els.get(page)).text)
        assert newest in shown and "eerste" not in shown.replace("eerste instantie", "")
        await until(lambda: nothing_of(office, before.id))
    assert len(list((office.house.services.settings.compiled_dir / FOLDER).iterdir())) == 1


async def test_erasing_everything_inside_it_does_not_make_it_a_conversation_of_a_resident(
    office: Office,
) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        await begun(els, page)
        await says(els, page, "wissen")
        assert "Alles is gewist." in await presses(els, page, "wis alles")
        assert "er is niemand gebeld" in await says(els, page, "mens")
        assert "preview" in office.house.rasa.heard[-1]["context"]
    assert await alerts(office) == []


async def test_the_form_of_address_can_be_chosen(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office, je=HELLO, u="Goedendag. Dit is de groet met u.")
        await begun(els, page, vorm="u")
        assert "Goedendag. Dit is de groet met u." in seen((await els.get(page)).text)
        await says(els, page, "hallo")
    assert office.house.rasa.heard[-1]["context"]["form"] == "u"


async def test_several_drafts_are_tried_together(office: Office) -> None:
    lines, said = (
        office.house.services.catalogue.card("suicide_self", ORGANISATION).lines,
        "De proef zegt dit.",
    )
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        other = await drafted(els, office, DANGER, je="\n".join([said, *lines[1:]]))
        await begun(els, page, **{f"mee-{other.rpartition('/')[2]}": "ja"})
        assert HELLO in seen((await els.get(page)).text)
        assert said in await says(els, page, "ik wil dood")


async def test_the_try_out_of_another_editor_is_not_found(office: Office) -> None:
    async with office.worker("els", role="editor") as els, office.worker("ruud", role="editor") as ruud:
        page = await drafted(els, office)
        await begun(els, page)
        await says(els, page, "geheim")
        for word in ("", "/berichten"):
            assert (await ruud.get(page + word)).status_code == 404
        assert (await ruud.get(page + "/stroom")).status_code == 404
        await Drafts(office.house.services).submit(ORGANISATION, page.rpartition("/")[2], "els")
        # Who has to agree with it may try it, in a conversation of their own.
        assert "geheim" not in seen((await ruud.get(page)).text)


async def test_what_cannot_be_published_is_refused_with_why(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office, je="Hallo {onbekend}.")
        answer = await post(els, page, doe="begin")
        assert answer.status_code == 422 and "onbekend" in seen(answer.text)
        assert "Begin de proef" in seen(answer.text)
    assert list((office.house.services.settings.compiled_dir / FOLDER).iterdir()) == []


async def test_a_theme_says_that_its_sentences_are_learned_later(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office, GELD, opening__je="Geldzorgen zijn zwaar, zegt de proef.")
        assert "pas na leren" in seen((await els.get(page)).text)


async def test_its_script_gets_what_is_new_and_hears_when_it_is_over(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        await begun(els, page)
        await says(els, page, "hallo")
        news = (await els.get(f"{page}/berichten?na=0", headers=JSON)).json()
        assert "antwoord op hallo" in news["entries"] and f'action="{page}/bericht"' in news["entries"]
        proof = hidden((await els.get(page)).text, "bewijs")
        empty = await els.post(f"{page}/bericht", data={"bewijs": proof, "tekst": " "}, headers=JSON)
        assert empty.json()["notice"] == "Er staat nog niets. Typ in je eigen woorden wat er is."
        await post(els, page, doe="stop")
        assert (await els.get(f"{page}/berichten?na=0", headers=JSON)).json() == {"gone": True}
        assert "Begin opnieuw" in seen((await els.get(page)).text)


async def test_the_place_for_it_stands_beside_the_form_and_the_draft(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = await drafted(els, office)
        for there in ("/desk/redactie/stuk/message/welcome", page.replace("/proef/", "/concept/")):
            assert f'action="{page}"' in (await els.get(there)).text


async def alerts(office: Office) -> list[str]:
    """Every stream staff are alerted by."""
    return [name async for name in office.house.services.redis.scan_iter("omz:alert*")]


async def counted(office: Office) -> list[str]:
    """Everything that was counted or reported."""
    redis, found = office.house.services.redis, list[str]()
    for kind in ("counts", "reports", "promises"):
        async for name in redis.scan_iter(f"omz:{kind}:*"):
            found += await redis.hkeys(name)
    return found


async def nothing_of(office: Office, id: str) -> bool:
    """Whether no key of this conversation is left."""
    return not [name async for name in office.house.services.redis.scan_iter(f"*{id}*")]
