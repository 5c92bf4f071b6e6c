# SPDX-License-Identifier: EUPL-1.2
"""The messages that were misunderstood, to look at after the figures are known."""

from __future__ import annotations

from collections.abc import Iterator

from nlu.evaluate.section import Section

WARNING = "# Whoever reads this may no longer write sentences or rules to learn from: the set is held out.\n"


def missed(section: Section) -> str:
    """One line for each: what it was, what was made of it, what was said."""
    return WARNING + "".join(f"{line}\n" for line in (*_danger(section), *_worries(section)))


def _danger(section: Section) -> Iterator[str]:
    for one in section.ours.judged:
        if one.heard.crisis != one.danger.kind:
            said = f"{one.danger.kind or 'none'}, {one.danger.clarity}"
            yield f"[{said} -> {one.heard.crisis or 'none'}] {one.danger.text}"


def _worries(section: Section) -> Iterator[str]:
    for one in section.ours.told:
        if one.worry.themes and not one.within(1):
            yield f"[{', '.join(one.worry.themes)} -> {', '.join(one.heard.first(2))}] {one.worry.text}"
        if one.worry.themes and one.heard.out_of_scope:
            yield f"[{', '.join(one.worry.themes)} -> out of scope] {one.worry.text}"
        if one.worry.out_of_scope and not one.heard.out_of_scope:
            yield f"[out of scope -> {one.heard.decision}] {one.worry.text}"
        if one.worry.human != one.heard.human:
            yield f"[person: {one.worry.human} -> {one.heard.human}] {one.worry.text}"
