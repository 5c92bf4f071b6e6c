# SPDX-License-Identifier: EUPL-1.2
"""`bot.publishing.drafts`: one draft an entry, nobody's words lost, never one's own second pair of eyes."""

from __future__ import annotations

import asyncio

import pytest

from bot.publishing.draft import Conflict, NotNow
from bot.publishing.draft_book import DraftBook
from bot.publishing.eyes import NUMBERS
from content.editing.change import Change
from content.entry import Kind
from tests.bot.publishing.editors import WELCOME, Editors
from tests.bot.support import ORGANISATION


async def test_a_draft_begins_with_what_the_layer_says_and_nobody_reads_it(editors: Editors) -> None:
    draft = await editors.drafts.open(ORGANISATION, "message", "welcome", "els")
    assert (draft.state, draft.change.data, draft.author) == ("draft", None, "els")
    before = editors.book().message("welcome")
    await editors.drafts.save(ORGANISATION, draft.id, Change("message", "welcome", WELCOME), "els", 0)
    assert editors.book().message("welcome") == before


async def test_an_entry_has_one_draft_whoever_opens_it(editors: Editors) -> None:
    opened = await asyncio.gather(
        *(editors.drafts.open(ORGANISATION, "message", "welcome", who) for who in ("els", "omar") * 5)
    )
    assert len({draft.id for draft in opened}) == 1
    assert len(await editors.drafts.all(ORGANISATION)) == 1


async def test_of_two_editors_on_one_text_the_second_sees_both_and_nothing_is_lost(editors: Editors) -> None:
    draft = await editors.drafts.open(ORGANISATION, "message", "welcome", "els")
    first = Change("message", "welcome", {"text": "Van Els."})
    second = Change("message", "welcome", {"text": "Van Omar."})
    await editors.drafts.save(ORGANISATION, draft.id, first, "els", draft.version)
    with pytest.raises(Conflict) as conflict:
        await editors.drafts.save(ORGANISATION, draft.id, second, "omar", draft.version)
    kept = await editors.now(draft)
    assert kept == conflict.value.draft
    assert kept.change == first
    assert [(aside.author, aside.data) for aside in kept.aside] == [("omar", {"text": "Van Omar."})]
    await editors.drafts.save(ORGANISATION, draft.id, second, "omar", kept.version)
    assert (await editors.drafts.settled(ORGANISATION, draft.id)).aside == ()


async def test_ten_savers_at_once_are_all_kept(editors: Editors) -> None:
    draft = await editors.drafts.open(ORGANISATION, "message", "welcome", "els")
    changes = [Change("message", "welcome", {"text": f"Tekst {n}."}) for n in range(10)]
    await asyncio.gather(
        *(editors.drafts.save(ORGANISATION, draft.id, c, f"e{n}", 0) for n, c in enumerate(changes)),
        return_exceptions=True,
    )
    kept = await editors.now(draft)
    assert kept.version == 1
    texts = [kept.change.data, *(aside.data for aside in kept.aside)]
    assert sorted(str(text) for text in texts) == sorted(str(change.data) for change in changes)


async def test_nobody_approves_what_they_wrote_any_of(editors: Editors) -> None:
    draft = await editors.draft("message", "welcome", WELCOME)
    draft = await editors.draft("message", "welcome", {"text": "Dag."}, who="omar")
    for who in ("els", "omar"):
        with pytest.raises(NotNow, match="own"):
            await editors.drafts.approve(ORGANISATION, draft.id, who, draft.version)
    approved = await editors.drafts.approve(ORGANISATION, draft.id, "anja", draft.version)
    assert (approved.state, approved.approved_by) == ("approved", "anja")


async def test_what_is_approved_and_then_changed_is_looked_at_again(editors: Editors) -> None:
    draft = await editors.draft("message", "welcome", WELCOME)
    await editors.drafts.submit(ORGANISATION, draft.id, "els")
    approved = await editors.drafts.approve(ORGANISATION, draft.id, "omar", draft.version)
    changed = await editors.drafts.save(
        ORGANISATION, draft.id, Change("message", "welcome", {"text": "Dag."}), "els", approved.version
    )
    assert (changed.state, changed.approved_by) == ("draft", "")
    with pytest.raises(NotNow, match="changed"):
        await editors.drafts.approve(ORGANISATION, draft.id, "omar", approved.version)


async def test_what_was_rejected_is_its_authors_again_with_the_reason(editors: Editors) -> None:
    draft = await editors.draft("message", "welcome", WELCOME)
    await editors.drafts.submit(ORGANISATION, draft.id, "els")
    back = await editors.drafts.reject(ORGANISATION, draft.id, "omar", "Te lang.")
    assert (back.state, back.reason) == ("draft", "Te lang.")


async def test_a_thrown_away_draft_leaves_room_for_another(editors: Editors) -> None:
    draft = await editors.draft("message", "welcome", WELCOME)
    await editors.drafts.discard(ORGANISATION, draft.id, "els")
    other = await editors.drafts.open(ORGANISATION, "message", "welcome", "omar")
    assert other.id != draft.id
    assert [d.id for d in await editors.drafts.finished(ORGANISATION)] == [draft.id]


async def test_a_draft_nobody_touched_for_long_goes(editors: Editors) -> None:
    draft = await editors.draft("message", "welcome", WELCOME)
    book = DraftBook(editors.services.redis)
    await book.forget(ORGANISATION, draft.at)
    assert await editors.drafts.get(ORGANISATION, draft.id)
    await book.forget(ORGANISATION, draft.at + 1)
    assert await editors.drafts.get(ORGANISATION, draft.id) is None
    assert (await editors.drafts.open(ORGANISATION, "message", "welcome", "omar")).author == "omar"


async def test_each_organisation_has_its_own_drafts(editors: Editors) -> None:
    await editors.draft("message", "welcome", WELCOME)
    assert await editors.drafts.all("dorp") == []
    other = await editors.drafts.open("dorp", "message", "welcome", "els")
    assert await editors.drafts.get(ORGANISATION, other.id) is None


@pytest.mark.parametrize(
    ("kind", "key", "data"),
    [
        ("card", "suicide_self", {"je": ["Bel nu 113."]}),
        ("message", "danger_gevaar", {"text": "Bel 112. Nu."}),
        ("contact", "geldfit", {"phones": [{"number": "0800-8116"}]}),
        ("contact", "geldfit", {"show_phone": False}),
        ("message", "welcome", {"text": "Bel ons op 035 123 45 67."}),
    ],
)
async def test_danger_and_numbers_need_a_second_pair_of_eyes(
    editors: Editors, kind: Kind, key: str, data: dict[str, object]
) -> None:
    draft = await editors.draft(kind, key, data)
    assert await editors.drafts.needs_second(draft)
    with pytest.raises(NotNow, match="second"):
        await editors.publisher.publish(draft, "els")
    with pytest.raises(NotNow, match="second"):
        await editors.drafts.schedule(ORGANISATION, draft.id, "els", 0.0)


async def test_other_texts_need_it_where_the_organisation_wants_so(editors: Editors) -> None:
    draft = await editors.draft("message", "welcome", WELCOME)
    assert not await editors.drafts.needs_second(draft)
    await editors.drafts.eyes.choose(ORGANISATION, "message", True)
    assert await editors.drafts.needs_second(draft)


async def test_for_numbers_it_can_be_switched_off_and_for_danger_it_cannot(editors: Editors) -> None:
    for name in (NUMBERS, "card", "message"):
        await editors.drafts.eyes.choose(ORGANISATION, name, False)
    phone = await editors.draft("contact", "geldfit", {"phones": [{"number": "0800-8116"}]})
    card = await editors.draft("card", "suicide_self", {"je": ["Bel nu 113."]})
    message = await editors.draft("message", "danger_gevaar", {"text": "Bel 112. Nu."})
    assert not await editors.drafts.needs_second(phone)
    assert await editors.drafts.needs_second(card)
    assert await editors.drafts.needs_second(message)
