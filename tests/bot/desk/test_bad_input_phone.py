# SPDX-License-Identifier: EUPL-1.2
"""Long, odd and lost messages between the desk and a phone; Telegram's stand-in server in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from redis.asyncio import Redis

from bot.desk.teams.teams import Team
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew
from tests.bot.desk.office import Office, address, does, send
from tests.bot.desk.phone import CHAT, office_with_telegram, shows
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, until
from tests.botapi.fixtures import RESIDENT
from tests.botapi.fixtures import telegram as telegram
from tests.telegram_server import TelegramServer

Talk = tuple[httpx.AsyncClient, ConversationRef]
BOLD = "<b onclick=\"x\">Vet</b> & 'zo'"


@pytest_asyncio.fixture
async def phone(
    redis: Redis, redis_url: str, var: Path, rasa: FakeRasa, telegram: TelegramServer
) -> AsyncIterator[Office]:
    """An office whose residents write on Telegram."""
    async with office_with_telegram(redis_url, var, rasa, telegram) as office:
        yield office


@pytest_asyncio.fixture
async def on_phone(phone: Office) -> AsyncIterator[tuple[httpx.AsyncClient, ConversationRef]]:
    """Anja's browser, and the resident on a phone with whom she talks."""
    async with phone.worker() as anja:
        ref = await phone.handed_off(CHAT, "telegram")
        assert (await does(anja, ref, "pak")).status_code == 303
        await shows(anja, ref, "Dat is een mens.")
        yield anja, ref


async def arrived(telegram: TelegramServer, text: str) -> list[str]:
    """What stands in the resident's chat, once this does."""

    async def there() -> list[str]:
        found = [bubble.text for bubble in telegram.sent(RESIDENT)]
        return found if any(text in one for one in found) else []

    found: list[str] = await until(there, 20.0)
    return found


@pytest.mark.parametrize("piece", ["Een zin met <haakjes> & tekens. ", "Lang 👩‍👩‍👧 verhaal zonder eind "])
async def test_ten_thousand_signs_arrive_on_the_phone_whole_in_order_and_in_messages_that_fit(
    on_phone: Talk, telegram: TelegramServer, piece: str
) -> None:
    anja, ref = on_phone
    answer = "".join(f"{n} {piece}" for n in range(1_000))[:9_990].strip() + " einde."
    sent = await does(anja, ref, "antwoord", tekst=answer, reply_id="een")
    assert sent.status_code == 303
    bubbles = await arrived(telegram, "einde.")
    pieces = bubbles[next(n for n, text in enumerate(bubbles) if "0 " + piece.strip()[:4] in text) :]
    assert len(pieces) >= 3
    assert all(len(text.encode("utf-16-le")) // 2 <= 4096 for text in pieces)
    whole = " ".join(" ".join(pieces).split()).partition("Anja: ")[2] or " ".join(" ".join(pieces).split())
    assert whole.endswith(" ".join(answer.split()))
    page = await shows(anja, ref, "Verstuurd")
    assert page.count('class="entry entry--worker"') == 1


async def test_more_than_ten_thousand_signs_are_refused_and_stay_in_the_field(on_phone: Talk) -> None:
    anja, ref = on_phone
    refused = await does(anja, ref, "antwoord", tekst="b" * 10_001, reply_id="een")
    assert refused.status_code == 422 and "b" * 10_001 + "</textarea>" in refused.text
    assert 'entry--worker"' not in refused.text


async def test_what_does_not_reach_who_blocked_the_bot_is_said_and_what_comes_after_arrives(
    on_phone: Talk, telegram: TelegramServer
) -> None:
    anja, ref = on_phone
    telegram.block(RESIDENT)
    await until(lambda: _blocked(anja, ref))
    await does(anja, ref, "antwoord", tekst="Ben je er nog?", reply_id="een")
    page = await shows(anja, ref, "Bereik de bewoner op een andere manier")
    assert "Niet aangekomen." in page and "Ben je er nog?" in page
    assert 'class="row__why"' in (await anja.get("/desk")).text
    telegram.unblock(RESIDENT)
    telegram.say(RESIDENT, "ik was je kwijt")
    await shows(anja, ref, "ik was je kwijt")
    await does(anja, ref, "antwoord", tekst="Fijn dat je er weer bent.", reply_id="twee")
    await arrived(telegram, "Fijn dat je er weer bent.")
    assert not [text for text in await arrived(telegram, "Fijn") if "Ben je er nog?" in text]


async def _blocked(anja: httpx.AsyncClient, ref: ConversationRef) -> bool:
    return "notice--warm" in (await anja.get(address(ref))).text


@pytest.mark.parametrize(
    ("what", "given", "shown"),
    [
        ("photo", (), "(foto, niet te openen)"),
        ("photo", ("dit is de <brief>",), "dit is de &lt;brief&gt;"),
        ("voice", (), "(spraakbericht, niet te openen)"),
        ("video", (), "(video, niet te openen)"),
        ("sticker", (), "(sticker, niet te openen)"),
        ("document", (), "(bestand, niet te openen)"),
        ("contact", (), "(contact, niet te openen)"),
        ("location", (52.2292, 5.1669), "Hilversum"),
    ],
)
async def test_whatever_a_resident_sends_to_a_person_is_on_the_page_and_the_computer_is_silent(
    on_phone: Talk, telegram: TelegramServer, what: str, given: tuple[object, ...], shown: str
) -> None:
    anja, ref = on_phone
    before = len(telegram.sent(RESIDENT))
    getattr(telegram, what)(RESIDENT, *given)
    page = await shows(anja, ref, shown)
    assert "brief.pdf" not in page and "31600000000" not in page and "52.2" not in page
    await does(anja, ref, "antwoord", tekst="Dat kan ik niet openen.", reply_id="een")
    after = (await arrived(telegram, "Dat kan ik niet openen."))[before:]
    assert len(after) == 1


async def test_html_in_every_name_and_message_is_text_on_the_desk_and_on_the_phone(
    phone: Office, telegram: TelegramServer
) -> None:
    await phone.teams.put(ORGANISATION, Team("noord", BOLD))
    await crew(phone.house, "bram")
    async with phone.worker(role="coordinator") as anja:
        await send(anja, "/desk/accounts", "/desk/accounts/naam", wie="bram", voornaam=BOLD)
        bram = await phone.users.get(ORGANISATION, "bram")
        assert bram is not None and bram.first_name == BOLD
        summary = {"worry": BOLD, "words": BOLD, "place": BOLD, "for_whom": "zelf", "tried": [BOLD]}
        ref = await phone.handed_off(CHAT, "telegram", **summary)
        await does(anja, ref, "pak")
        telegram.say(RESIDENT, BOLD)
        await shows(anja, ref, "Dat is een mens.")
        await does(anja, ref, "antwoord", tekst=BOLD, reply_id="een")
        await does(anja, ref, "notitie", notitie=BOLD, note_id="een")
        await does(anja, ref, "overdracht", organisatie=BOLD, afgesproken=BOLD, move_id="een")
        await does(anja, ref, "geef", collega="bram", waarom="kennis", toelichting=BOLD, move_id="twee")
        pages = [
            "/desk",
            address(ref),
            "/desk/accounts",
            "/desk/teams",
            "/desk/teams/noord",
            "/desk/overzicht",
        ]
        for page in [*pages, "/desk/overdracht?van=bram", "/desk/uren?team=noord"]:
            shown = (await anja.get(page)).text
            assert "<b onclick" not in shown and "&lt;b onclick" in shown, page
    assert any(text.endswith(BOLD) for text in await arrived(telegram, BOLD))
