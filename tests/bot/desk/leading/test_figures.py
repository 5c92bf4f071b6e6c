# SPDX-License-Identifier: EUPL-1.2
"""Figures: counted once, by team, and never so small that they tell of somebody."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from bot.desk.leading import figures
from bot.desk.leading.counts import counted
from bot.desk.leading.figures import Cell, Figures, Span, breakdown, cells, last_days, last_weeks
from bot.desk.teams.teams import Team
from store.clock import ZONE, day_of
from tests.bot.desk.crew import crew
from tests.bot.desk.office import Office
from tests.bot.support import ORGANISATION

HILVERSUM = "GM0402"


async def counts_of(office: Office) -> dict[str, int]:
    services = office.house.services
    return await counted(services.redis, day_of(await services.clock.now()))


async def test_a_handoff_is_counted_once_with_its_team_theme_place_and_hour(office: Office) -> None:
    await office.teams.put(ORGANISATION, Team("wonen", "Wonen", themes=("wonen",)))
    await office.handed_off("1", theme="wonen", municipality=HILVERSUM)
    await office.house.say("mens", "1")
    hour = (await office.house.services.clock.local()).hour
    found = {field: n for field, n in (await counts_of(office)).items() if "|wonen" in field}
    assert found == {
        "handoff|wonen": 1,
        "theme|wonen|wonen": 1,
        f"place|wonen|{HILVERSUM}": 1,
        f"hour|wonen|{hour:02}": 1,
    }


async def test_a_handoff_without_theme_or_place_is_counted_as_not_known(office: Office) -> None:
    await office.handed_off("1")
    found = await counts_of(office)
    assert found["theme|balie|-"] == found["place|balie|-"] == found["handoff|balie"] == 1


async def test_an_outcome_is_counted_once_however_often_the_form_is_sent(office: Office) -> None:
    await crew(office.house, "anja")
    ref = await office.handed_off("1")
    await office.house.desk.claim(ref, "anja")
    for _ in range(3):
        await office.house.desk.close(ref, "anja", "doorverwezen", "Anja", "een")
    assert (await counts_of(office))["outcome|balie|doorverwezen"] == 1


async def test_nothing_of_a_person_is_in_what_is_counted(office: Office) -> None:
    await crew(office.house, "anja")
    ref = await office.handed_off("06-12345678", words="ik woon op de dijk", place="Kortenhoef")
    await office.house.desk.claim(ref, "anja")
    await office.house.desk.close(ref, "anja", "geholpen")
    written = " ".join(await counts_of(office))
    for part in ("anja", ref.id, "dijk", "Kortenhoef", "06-1"):
        assert part not in written


async def test_totals_are_of_one_team_or_of_all_of_them(office: Office) -> None:
    await office.teams.put(ORGANISATION, Team("wonen", "Wonen", themes=("wonen",)))
    for number, theme in enumerate(("wonen", "geld", "geld")):
        await office.handed_off(str(number), theme=theme)
    now = await office.house.services.clock.local()
    (span,), read = last_days(now, 1), Figures(office.house.services.redis)
    every, wonen = await read.totals(span), await read.totals(span, "wonen")
    assert (every["handoff"], every["theme|geld"], every["theme|wonen"]) == (3, 2, 1)
    assert (wonen["handoff"], wonen["theme|geld"]) == (1, 0)


def test_small_numbers_are_not_shown_and_one_alone_takes_another_with_it() -> None:
    assert [c.veil for c in cells({"a": 4, "b": 3, "c": 9, "d": 0})] == ["few", "few", "", ""]
    alone = {c.key: c.safe for c in cells({"a": 4, "b": 30, "c": 9, "d": 0})}
    assert alone == {"a": None, "b": 30, "c": None, "d": 0}
    assert [c.safe for c in cells({"a": 5, "b": 0})] == [5, 0]
    assert cells({"a": 1}) == [Cell("a", 1, "few")]


def test_the_order_of_small_numbers_does_not_tell_which_is_greatest() -> None:
    whole = Counter({"theme|wonen": 1, "theme|geld": 4, "theme|zorg": 2, "theme|werk": 8})
    assert [cell.key for cell in breakdown([whole], "theme")] == ["werk", "geld", "wonen", "zorg"]


def test_every_hour_stands_in_its_own_order() -> None:
    found = breakdown([Counter({"hour|09": 7, "hour|14": 6})], "hour")
    assert [cell.key for cell in found] == [f"{hour:02}" for hour in range(24)]
    assert {cell.key: cell.count for cell in found if cell.count} == {"09": 7, "14": 6}


def test_weeks_go_from_monday_to_sunday_also_over_the_change_of_the_clock() -> None:
    now = datetime(2026, 10, 28, 12, tzinfo=ZONE)
    weeks = last_weeks(now, 2)
    assert weeks == [
        Span(date(2026, 10, 19), date(2026, 10, 25)),
        Span(date(2026, 10, 26), date(2026, 11, 1)),
    ]
    assert weeks[0].days[-1] == "2026-10-25" and len(weeks[0].days) == 7
    assert last_days(now, 2)[0].days == ["2026-10-27"]


def test_a_moment_just_after_midnight_is_of_the_new_dutch_day() -> None:
    midnight = datetime(2026, 7, 2, 0, 5, tzinfo=ZONE).timestamp()
    assert figures.of_close("", "geholpen", midnight) == (("2026-07-02", "outcome|balie|geholpen"),)
