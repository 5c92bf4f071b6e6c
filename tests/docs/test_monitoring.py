# SPDX-License-Identifier: EUPL-1.2
"""docs/monitoring asks for figures that exist; every alert has a page, and what that says to type exists."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml

from bot.cli import COMMANDS
from bot.settings import ROOT, known_names
from bot.supervisor.plan import PUSHING, ROLES
from tests.bot.desk.matrix import real_app
from tests.docs import pages as docs
from tests.docs.monitoring import FOLDER, expressions, names, pages, panels, rules, selected, shown

CHAPTERS = ["What residents notice", "What to look at", "What to do", "When it is over"]
PARTS = {*ROLES, *PUSHING, "rasa", "actions", "redis"}
PROGRAMS = {"awk", "curl", "date", "df", "du", "grep", "kill", "ls", "redis-cli", "sort", "tail", "uptime"}
ALERT_PAGES = sorted(pages())
_PART = re.compile(r"var/log/([a-z]+)\.log|\$1==\"([a-z]+)\"\{print \$2\}")
_ADDRESS = re.compile(r"127\.0\.0\.1:8080(/[a-z]*)|`(/(?:desk|ready|health|metrics)[a-z/]*)`")


@pytest.mark.parametrize("expression", expressions())
def test_every_figure_that_is_asked_for_is_shown_with_the_labels_it_is_asked_with(expression: str) -> None:
    there = shown()
    assert names(expression) and names(expression) <= there.keys()
    for name, label, values in selected(expression):
        assert set(values) <= there[name][label], name
    for label in re.findall(r"sum by \(([a-z, ]+)\)", expression):
        for one in label.split(", "):
            assert any(one in there[name] for name in names(expression))
    for opened, closed in ("()", "[]", "{}"):
        assert expression.count(opened) == expression.count(closed)


def test_every_figure_is_on_the_dashboard() -> None:
    asked = set().union(*(names(t["expr"]) for panel in panels() for t in panel["targets"]))
    bare = {re.sub(r"_(bucket|count|sum)$", "", name) for name in shown()}
    assert {re.sub(r"_(bucket|count|sum)$", "", name) for name in asked} == bare


def test_every_alert_has_a_page_and_every_page_an_alert() -> None:
    alerts = [rule["alert"] for rule in rules()]
    assert sorted(alerts) == ALERT_PAGES and len(set(alerts)) == len(alerts) >= 15
    for rule in rules():
        assert rule["annotations"]["runbook"] == f"docs/runbook/{rule['alert']}.md"
        assert rule["labels"]["severity"] in ("page", "ticket") and rule["annotations"]["summary"]


@pytest.mark.parametrize("alert", ALERT_PAGES)
def test_a_page_says_what_residents_notice_what_to_do_and_when_it_is_over(alert: str) -> None:
    page = docs.text(pages()[alert])
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == CHAPTERS
    assert f"`{alert}`" in page
    assert all(len(chapter.strip()) > 15 for chapter in re.split(r"^## .+$", page, flags=re.MULTILINE))


@pytest.mark.parametrize("alert", ALERT_PAGES)
def test_what_a_page_says_to_type_and_to_open_exists(alert: str) -> None:
    page = pages()[alert]
    text = docs.text(page)
    assert {name for name, _ in docs.commands(page)} <= COMMANDS.keys()
    assert docs.make_targets(page) <= set(
        re.findall(r"^([a-z-]+):", docs.text(ROOT / "Makefile"), re.MULTILINE)
    )
    assert docs.settings(page) <= known_names()
    assert {part for pair in _PART.findall(text) for part in pair if part} <= PARTS
    routes = {getattr(route, "path", "") for route in real_app().routes}
    assert {found for pair in _ADDRESS.findall(text) for found in pair if found} <= routes
    for block in docs.blocks(page, "sh"):
        for line in block.splitlines():
            assert _program(line) in PROGRAMS | {".venv/bin/omzien", "make"}, line


@pytest.mark.parametrize("alert", ALERT_PAGES)
def test_a_pages_links_lead_somewhere_and_the_figures_it_names_exist(alert: str) -> None:
    page = pages()[alert]
    for link in docs.links(page):
        file, _, anchor = link.partition("#")
        assert (page.parent / file).is_file(), link
        assert not anchor or anchor in docs.anchors(page.parent / file), link
    assert names(docs.text(page)) <= shown().keys()


def test_where_a_growing_queue_sends_for_more_workers_they_are_told_of() -> None:
    page = pages()["QueueGrows"]
    (link,) = re.findall(r"More workers:\s+\[[^]]+\]\(([^)]+)\)", docs.text(page))
    file, _, anchor = link.partition("#")
    told = docs.chapter((page.parent / file).resolve(), anchor)
    assert re.search(r"^\| worker \| up to \d+ \|", told, re.MULTILINE) and "OMZIEN_SLOT" in told


def test_prometheus_is_told_where_the_rules_are() -> None:
    told = yaml.safe_load((FOLDER / "prometheus.yml").read_text("utf-8"))
    assert [(FOLDER / name).is_file() for name in told["rule_files"]] == [True]


def _program(line: str) -> str:
    """The first program of a line; what stands in a variable comes before it."""
    words = shlex.split(line, comments=False)
    named = line.partition("=$(")[2] or line
    return shlex.split(named, comments=False)[0] if "=$(" in line else words[0]
