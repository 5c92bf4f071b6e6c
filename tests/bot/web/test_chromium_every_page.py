# SPDX-License-Identifier: EUPL-1.2
"""Every page there is, as the app itself has them, in every state: on a phone, a wide screen and at 200 %."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.desk.accounts.invitations import Invitations
from bot.desk.accounts.users import Role, User
from bot.desk.leading.counts import count
from bot.desk.leading.off_switch import OffSwitch
from bot.desk.teams.teams import DEFAULT, Team
from content.reply import Summary
from store.conversation import ConversationRef
from tests.bot.desk.matrix import AJAR, Address, addresses, kept, real_app
from tests.bot.desk.office import address
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION
from tests.bot.web.every_state import STATES, SUMMARY, fresh, mine
from tests.bot.web.eyes import SIZES, Eyes, eyes, seen, seen_at_every_size
from tests.bot.web.office_served import OfficeServed, serve_office
from tests.compiled import furnish

PEOPLE: dict[str, Role] = {"carla": "coordinator", "eva": "editor", "otto": "operator"}
BY_ROLE: dict[str, str] = {"worker": "anja", **{role: name for name, role in PEOPLE.items()}}
ROUTES = kept(list(addresses(real_app().routes)))
PAGES = [(one, role) for one in ROUTES if one.is_page for role in one.endpoint.roles]
WORDS = [one for one in ROUTES if one.method == "POST" and one.of_conversation]
FORMS = [one for one in ROUTES if one.method == "POST" and not one.of_conversation]
NO_PAGE = {"/desk/overzicht.csv"}
NEEDS = {"pak": "free", "neem": "theirs", "heropen": "over", "verder": "asleep"}
"""Where a form of a conversation stands, if not on one's own."""
NO_CONTENT = 204
NOTHING_TO_FILL = {"pak", "vrij", "verder", "zoek", "zoek-doen", "kaartfout", "doenfout", "dossier", "typt"}
QUIT = {"/desk/uitloggen", "/desk/account/tweede-stap"}
"""What ends the session, and what a second step would from then on be asked for."""
SEND = """([action, proof]) => {
  document.documentElement.dataset.sent = '';
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.innerHTML = '<input name="bewijs" value="' + proof + '">';
  document.body.append(form);
  form.submit();
}"""


def named(found: Address) -> str:
    return f"{found.method} {found.path}"


@pytest.fixture(scope="module")
def served(redis_url: str, shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeServed]:
    """A desk where something of everything is going on."""
    own = furnish(shipped, tmp_path_factory.mktemp("every_page"))
    with serve_office(redis_url, own) as served:
        for name, role in PEOPLE.items():
            served.hire(name, role=role)
        office, services = served.office, served.office.house.services
        served.run(office.teams.put(ORGANISATION, Team(DEFAULT, "Balie", duty="anja", backup="carla")))
        served.run(office.teams.put(ORGANISATION, Team("noord", "Noord", ("GM0402",), ("wonen",))))
        for field in ("theme|balie|geld", "hour|balie|09", "place|balie|GM0402", "handoff|balie"):
            served.run(count(services.redis, services.clock, field, 14))
        for state in ("free", "mine", "theirs", "asleep", "danger", "blocked", "late"):
            served.run(STATES[state](office, fresh()))
        yield served


@pytest.fixture(scope="module")
def look(browser: Browser, served: OfficeServed) -> Iterator[Eyes]:
    with eyes(browser, served) as found:
        yield found


@pytest.fixture(scope="module")
def ref(served: OfficeServed) -> ConversationRef:
    """One with whom Anja talks."""
    return served.run(mine(served.office, fresh()))


def sent(page: Page, served: OfficeServed, path: str) -> int:
    """The status of what a form that was sent empty is answered with."""
    proof = page.locator("input[name=bewijs]").first.input_value()
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.evaluate(SEND, [served.url + path, proof])
    if answer.value.status != NO_CONTENT:
        # The page the form was sent from stands there until the next one begins.
        expect(page.locator("html:not([data-sent])")).to_be_attached()
        page.wait_for_load_state()
    return answer.value.status


def test_the_list_is_of_the_app() -> None:
    assert len(PAGES) > 15 and len(WORDS) > 15 and len(FORMS) > 15
    assert {one.path for one, _ in PAGES} >= NO_PAGE and {one.path for one in FORMS} >= QUIT
    assert set(NEEDS) <= {one.path.rpartition("/")[2] for one in WORDS}


def test_what_sticks_out_or_has_no_name_is_seen_also_when_it_is_folded_away(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 400})
    wide, nameless = "<p style='width: 400px'>breed</p>", "<input type='text'>"
    for inside, wrong in (("", False), (wide, True), (nameless, True)):
        page.set_content(
            "<!doctype html><html lang='nl'><title>t</title><main><h1>t</h1>"
            f"<details><summary>meer</summary>{inside}</details></main></html>"
        )
        assert bool(seen(page)) is wrong
    page.close()


@pytest.mark.parametrize(("page", "role"), [pytest.param(p, r, id=f"{p.path} {r}") for p, r in PAGES])
def test_every_page_keeps_nobody_out(page: Address, role: str, look: Eyes, ref: ConversationRef) -> None:
    if page.path not in NO_PAGE:
        assert look.look(BY_ROLE[role], page.of(ref)) == []


@pytest.mark.parametrize("path", sorted(path for path in AJAR if path != "/desk/oidc"))
def test_no_way_in_keeps_anybody_out(path: str, look: Eyes, served: OfficeServed) -> None:
    users, services = served.office.users, served.office.house.services
    user = served.run(users.add(User(ORGANISATION, fresh(), "Nieuw", "worker")))
    token = served.run(Invitations(services.redis, services.clock, services.master, users).make(user))
    assert look.look("", path.replace("{token}", token)) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ["anja", "carla"])
def test_no_state_of_a_conversation_keeps_a_worker_out(
    state: str, who: str, look: Eyes, served: OfficeServed
) -> None:
    assert look.look(who, address(served.run(STATES[state](served.office, fresh())))) == []


@pytest.mark.parametrize("form", WORDS, ids=lambda form: form.path.rpartition("/")[2])
def test_what_is_wrong_with_a_form_of_a_conversation_keeps_nobody_out(
    form: Address, look: Eyes, served: OfficeServed
) -> None:
    word = form.path.rpartition("/")[2]
    ref = served.run(STATES[NEEDS.get(word, "mine")](served.office, fresh()))
    page = look.page("anja")
    page.goto(served.url + address(ref))
    status = sent(page, served, form.of(ref))
    if status == NO_CONTENT:
        return
    if word not in NOTHING_TO_FILL:
        assert status in (409, 422), status
        expect(page.locator("#melding")).not_to_be_empty()
    assert seen_at_every_size(page) == []


@pytest.mark.parametrize("form", [one for one in FORMS if one.path not in QUIT], ids=named)
def test_what_any_other_form_answers_when_it_is_sent_empty_keeps_nobody_out(
    form: Address, look: Eyes, served: OfficeServed, ref: ConversationRef
) -> None:
    page = look.page(BY_ROLE[form.endpoint.roles[-1]])
    page.goto(f"{served.url}/desk/account")
    assert sent(page, served, form.of(ref)) < 500
    assert seen_at_every_size(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_residents_page_keeps_nobody_out_from_the_start_to_the_close(
    size: str, browser: Browser, served: OfficeServed
) -> None:
    width, height, dots = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=dots)
    page, wrong, house = context.new_page(), list[object](), served.office.house
    page.goto(served.url)
    wrong += seen(page, "start")
    said(page, "ik wil dood")
    wrong += seen(page, "danger")
    before = set(served.run(refs(served)))
    handoff = {"name": "handoff", "summary": Summary(**SUMMARY).model_dump()}
    house.rasa.next = [reply("Ik heb het doorgegeven.", commands=(handoff,))]
    said(page, "mens")
    expect(page.locator("#gesprek")).to_contain_text("Ik heb het doorgegeven.")
    wrong += seen(page, "waiting")
    [ref] = set(served.run(refs(served))) - before
    served.run(house.desk.claim(ref, "anja", "Anja"))
    served.run(house.desk.reply(ref, "anja", "Hallo, met Anja.", "een", "Anja"))
    expect(page.locator(".entry--worker")).to_contain_text("Hallo, met Anja.")
    wrong += seen(page, "with a person")
    served.run(house.desk.close(ref, "anja", "geholpen", "Anja", "twee"))
    page.reload()
    wrong += seen(page, "closed")
    switch = OffSwitch(house.services.redis, house.services.clock)
    served.run(switch.off(ORGANISATION, "carla", "Storing"))
    for path in ("/", "/?letters=groot", "/?let-op=empty"):
        page.goto(served.url + path)
        wrong += seen(page, f"off {path}")
    served.run(switch.on(ORGANISATION, "carla"))
    page.goto(f"{served.url}/terug")
    wrong += seen(page, "come back")
    page.fill("#code", "bestaat niet")
    page.keyboard.press("Enter")
    expect(page.locator("#melding")).not_to_be_empty()
    wrong += seen(page, "come back, wrong")
    page.goto(f"{served.url}/bestaat-niet")
    wrong += seen(page, "not found")
    context.close()
    assert wrong == []


def said(page: Page, text: str) -> None:
    """Type it, and wait for an answer."""
    answers = page.locator(".entry--bot").count()
    page.fill("#tekst", text)
    page.keyboard.press("Enter")
    expect(page.locator(".entry--bot").nth(answers)).to_be_visible(timeout=10_000)


async def refs(served: OfficeServed) -> list[ConversationRef]:
    """Everybody on the desk."""
    return [row.ref for row in await served.office.house.desk.queue(ORGANISATION)]
