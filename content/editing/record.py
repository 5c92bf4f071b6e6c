# SPDX-License-Identifier: EUPL-1.2
"""What a commit's message says beside its words: which entries it is about, and which draft it was."""

from __future__ import annotations

from collections.abc import Iterable

ENTRY = "Omzien-Entry"
DRAFT = "Omzien-Draft"
ALONE = "Omzien-Alone"
"""A number or a text on danger that changed without a second pair of eyes: somebody else is asked to look."""
SEEN = "Omzien-Seen"
AUTHOR = "Omzien-Author"
"""Who wrote it, where that is somebody else than who published it."""
BY_HAND = "met de hand"


def message(
    words: str,
    organisation: str,
    names: Iterable[str],
    draft: str = "",
    alone: bool = False,
    authors: Iterable[str] = (),
) -> str:
    """The whole message: the words on the first line, the rest for a program at the end."""
    subject = " ".join(words.split())[:200] or "gewijzigd"
    trailers = [f"{ENTRY}: {organisation}/{name}" for name in names]
    trailers += [f"{DRAFT}: {draft}"] if draft else []
    trailers += [f"{AUTHOR}: {' '.join(author.split())}" for author in authors]
    return "\n".join([subject, "", *trailers, *([f"{ALONE}: ja"] if alone else []), ""])


def looked_at(commit: str) -> str:
    """The message of somebody who looked at what another did alone."""
    return f"nagekeken\n\n{SEEN}: {commit}\n"


def alone(message: str) -> bool:
    """Whether nobody else had looked at it before it was published."""
    return f"{ALONE}: ja" in message.splitlines()


def authors(message: str) -> tuple[str, ...]:
    """Who wrote it, where that is somebody else than who published it."""
    mark = f"{AUTHOR}: "
    return tuple(line.removeprefix(mark) for line in message.splitlines() if line.startswith(mark))


def entries(message: str) -> list[tuple[str, str]]:
    """The organisation and the name (`message/welcome`) of every entry a commit is about."""
    found = (line.partition(": ")[2] for line in message.splitlines() if line.startswith(f"{ENTRY}: "))
    return [(organisation, name) for organisation, _, name in (each.partition("/") for each in found)]
