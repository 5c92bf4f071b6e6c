# SPDX-License-Identifier: EUPL-1.2
"""What an editor is told of an activity that cannot be right."""

from __future__ import annotations

import pytest

from tests.content.tree import Tree

FACTS = {
    "name": "Schaken",
    "description": "Samen schaken.",
    "municipality": "GM0001",
    "days": "[woensdag]",
    "time": '"10:00-12:00"',
    "cost": '"2,50"',
    "source": "proef",
    "assured_date": "2026-11-01",
}


def told(tree: Tree, **other: str) -> list[str]:
    facts = {name: value for name, value in {**FACTS, **other}.items() if value}
    tree.write("activities/a.yml", "schaken:\n" + "".join(f"  {n}: {v}\n" for n, v in facts.items()))
    return [line for line in tree.problems() if "activities/" in line]


def test_a_sound_activity_gets_no_remark(tree: Tree) -> None:
    assert told(tree) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"days": "[wensdag]"}, "“wensdag” is geen dag"),
        ({"days": ""}, "er staat niet wanneer dit is"),
        ({"time": "tien uur"}, "“tien uur” is geen tijd"),
        ({"cost": "weinig"}, "“weinig” is geen bedrag"),
        ({"days": "", "dates": '["2026-01-03"]'}, "dit is voorbij"),
        ({"weeks": "2"}, "bij om de week hoort de eerste dag"),
        ({"sign_up": "phone"}, "er staat niet waar"),
        ({"sign_up": "phone", "sign_up_how": '"12345"'}, "geen telefoonnummer"),
        ({"sign_up": "mail", "sign_up_how": "https://x.nl"}, "past niet bij de manier van opgeven"),
        ({"municipality": "Utrecht"}, "er is geen gemeente Utrecht"),
        ({"municipality": "Daar"}, "schrijf GM0002 voor Daar"),
        ({"kost": "2"}, "kost"),
        ({"municipality": ""}, "municipality"),
        ({"assured_date": "2126-11-01"}, "2126-11-01 ligt in de toekomst"),
        ({"assured_date": "gisteren"}, "gisteren is geen datum"),
        ({"valid_to": "2025-01-01"}, "tip: valid_to is voorbij"),
    ],
)
def test_what_is_wrong_is_said_once(tree: Tree, fields: dict[str, str], said: str) -> None:
    found = told(tree, **fields)
    assert len(found) == 1 and said in found[0]


def test_a_vacancy_too(tree: Tree) -> None:
    tree.write(
        "vacancies/a.yml",
        "v: {name: V, description: D., municipality: GM0001, organizer: O, source: x,"
        " assured_date: 2026-11-01, days: [zesdag], times: [nacht]}\n",
    )
    found = [line for line in tree.problems() if "vacancies/" in line]
    assert len(found) == 2 and "zesdag" in found[0] + found[1] and "nacht" in found[0] + found[1]


@pytest.mark.parametrize(("folder", "kind"), [("activities", "activiteit"), ("vacancies", "vacature")])
def test_what_nobody_keeps_up_is_told_as_a_tip(tree: Tree, folder: str, kind: str) -> None:
    facts = {**FACTS, "organizer": "O"} if folder == "vacancies" else FACTS
    kept = {
        name: value for name, value in facts.items() if folder != "vacancies" or name not in ("time", "cost")
    }
    lines = "schaken:\n" + "".join(f"  {name}: {value}\n" for name, value in kept.items())
    tree.change(f"{folder}/a.yml", lines)
    assert [line.split(": ", 1)[1] for line in tree.problems()] == [
        f"tip: {kind} schaken heeft geen eigenaar: zet er “owner:” bij, met wie het bijhoudt"
    ]
    tree.change(f"{folder}/a.yml", lines + '  owner: "Anja"\n')
    assert tree.problems() == []
