# SPDX-License-Identifier: EUPL-1.2
"""What an editor labelled becomes sentences of the organisation's own, published as one change."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass

from bot.masking.mask import GONE
from bot.phrases.box import Box
from bot.phrases.phrase import Label, Phrase
from bot.publishing.publisher import Publisher, Refused
from bot.services import Services
from bot.training.progress import Board
from content.editing.change import LayerFile

ONE_IN = 5
APART = "held"
"""The folder of a layer with labelled sentences nothing learns from: the organisation's own set to measure
with."""
VOICE = "inbox"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Taught:
    """How many sentences were published and how many kept apart; `refused` says in Dutch why none was."""

    published: int = 0
    apart: int = 0
    refused: tuple[str, ...] = ()


class Teaching:
    """For one installation."""

    def __init__(self, services: Services) -> None:
        self._s, self._box = services, Box(services)
        self._publisher, self._board = Publisher(services), Board(services.redis, services.clock)

    async def teach(self, organisation: str, who: str, words: str) -> Taught:
        """Publish everything that was labelled, with these words in the history, and ask to learn it."""
        labelled = await self._box.labelled(organisation)
        known = {_bare(example.text) for example in self._s.catalogue.examples()}
        fresh = [(phrase, label) for phrase, label in labelled if _bare(_text(phrase)) not in known]
        lines = defaultdict[str, list[str]](list)
        for phrase, label in fresh:
            lines[path(phrase, label)].append(_line(phrase, label))
        # Whoever teaches at the same time adds to the same files: what they have is known when it is written.
        files = [LayerFile(name, _text_of(some), more=True) for name, some in lines.items()]
        if files:
            found = await self._publisher.write(files, who, words, organisation)
            if isinstance(found, Refused):
                return Taught(refused=tuple(problem.message for problem in found.problems))
        await self._box.done(organisation, [phrase.id for phrase, _ in labelled])
        await self._board.ask(who)
        apart = sum(kept_apart(phrase) for phrase, _ in fresh)
        return Taught(len(fresh) - apart, apart)


def kept_apart(phrase: Phrase) -> bool:
    """Whether it is the one in five that is measured with; the same words always are, or never."""
    return int(hashlib.sha256(_bare(phrase.text).encode()).hexdigest()[:8], 16) % ONE_IN == 0


def path(phrase: Phrase, label: Label) -> str:
    """The file of the layer a labelled sentence goes into."""
    kind = f"{label.kind}s"
    return f"{APART}/{kind}/{label.key}.txt" if kept_apart(phrase) else f"{kind}/{label.key}/{VOICE}.txt"


def _text_of(lines: list[str]) -> str:
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _line(phrase: Phrase, label: Label) -> str:
    others = f"  ook: [{', '.join(label.themes[1:])}]" if len(label.themes) > 1 else ""
    return _text(phrase) + others


def _text(phrase: Phrase) -> str:
    """As it is learned: where something was taken out there is only a pause; never a comment."""
    return " ".join(phrase.text.replace(GONE, "…").split()).lstrip("# ")


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
