# SPDX-License-Identifier: EUPL-1.2
"""The figures as people read them."""

from __future__ import annotations

from collections.abc import Iterator

from nlu.evaluate import danger, worries
from nlu.evaluate.goals import DANGER, WORRIES, Goal
from nlu.evaluate.section import Section
from nlu.evaluate.share import Share, percent
from nlu.evaluate.table import shares, table

MARKS = {True: "yes", False: "NO", None: ""}


def headline(section: Section) -> str:
    """The figures beside their goals, and how sure Omzien acts."""
    told = section.ours.told
    error = worries.calibration_error(told)
    return "\n\n".join(
        (
            f"{len(section.messages.worries)} everyday messages.",
            _goals(section, WORRIES),
            f"Confidence in the best theme is {percent(error)} away from being right (expected calibration"
            " error, ten bins).",
            "What the dialogue does with worries, and how often the best theme is then right:",
            _decisions(section),
            f"{len(section.messages.dangers)} messages about danger or like it; the everyday ones are read"
            " for danger too.",
            _goals(section, DANGER),
        )
    )


def whole(section: Section) -> str:
    """Every table of one set."""
    parts = [f"# {section.messages.name}", headline(section)]
    parts += [f"## {title}\n\n{body}" for title, body in _tables(section)]
    return "\n\n".join(parts) + "\n"


def _tables(section: Section) -> Iterator[tuple[str, str]]:
    told, judged = section.ours.told, section.ours.judged
    yield "Each theme", _BELIEVED + shares("theme", worries.by_theme(told))
    yield "Each way of writing", shares("register", worries.by_register(told))
    yield "Which theme is taken for which", _confusion(section)
    yield "Danger: each kind", shares("kind", danger.by_kind(judged))
    roles = {name: {"seen": found} for name, found in danger.by_role(judged).items()}
    yield "Danger: who writes or is in danger", shares("kind and role", roles)
    yield "Danger: clear or perhaps", shares("said", danger.certainties(judged))
    yield "Danger: each way of writing", _ALARMS + shares("register", danger.by_register(judged))


_BELIEVED = "`believed`: of the messages answered with this as their best theme, how many are about it.\n\n"
_ALARMS = "`misleading` and `ordinary`: false alarms.\n\n"


def _goals(section: Section, goals: tuple[Goal, ...]) -> str:
    head = ("", "goal", "Omzien", "reached", "messages", "list of words")
    return table(head, (_goal(section, goal) for goal in goals if section.ours.figures[goal.name].of))


def _goal(section: Section, goal: Goal) -> tuple[str, ...]:
    found: Share = section.ours.figures[goal.name]
    others = section.keywords.figures[goal.name]
    reached = MARKS[goal.reached(found)]
    # The list of words knows no places.
    plain = "–" if goal.name.startswith("place") else str(others)
    return goal.label, goal.wanted, str(found), reached, found.counted, plain


def _decisions(section: Section) -> str:
    rows = worries.decisions(section.ours.told).items()
    return table(
        ("decision", "of the worries", "theme right"),
        ((name.replace("_", " "), str(part), str(right)) for name, (part, right) in rows),
    )


def _confusion(section: Section) -> str:
    confusion = section.confusion
    return "\n\n".join(
        (
            "Row: what a message was about. Column: its best theme. As a picture: confusion.svg.",
            f"```\n{confusion.text()}\n```",
            table(("about", "taken for", "times"), confusion.commonest()),
        )
    )
