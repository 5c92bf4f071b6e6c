# SPDX-License-Identifier: EUPL-1.2
"""The rules of `content/safety/rules.yml` at work: idioms taken out, patterns found, guards heeded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nlu.safety.atoms import Atoms
from nlu.safety.lexicon import Lexicon
from nlu.safety.pattern import Pattern, Places, Span, parse
from nlu.safety.words import Words

MASK = "_"
ANYWHERE = "message"
CERTAINTIES = ("clear", "perhaps")


@dataclass(frozen=True)
class Rule:
    """What a pattern means when it is found."""

    id: str
    kind: str
    role: str
    sure: str
    unless: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What the rules saw in one message: hits that count, guards and hints that were there, and the guards
    that kept a rule from counting."""

    hits: tuple[Rule, ...]
    guards: frozenset[str]
    hints: frozenset[str]
    words: Words
    concepts: tuple[tuple[str, ...], ...]
    silenced_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Seen:
    """Where in one message what was seen; its words have sayings blanked out."""

    words: Words
    hits: list[tuple[Rule, list[Span]]]
    guards: dict[str, list[Span]]
    hints: set[str]


class Rules:
    """All patterns, indexed by the word that is rarest in each."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._dropped = frozenset(data["fillers"])
        idioms = [self._parse(text) for text in data["idioms"]]
        self._reach = {name: guard["reach"] for name, guard in data["guards"].items()}
        self._patterns: list[tuple[Pattern, str, Rule | str]] = []
        for name, guard in data["guards"].items():
            self._add("guard", name, guard["patterns"])
        for name, texts in data["hints"].items():
            self._add("hint", name, texts)
        for rule in data["rules"]:
            unless = tuple(rule.get("unless", ()))
            self._add("rule", Rule(rule["id"], rule["kind"], rule["role"], rule["sure"], unless), rule["any"])
        self._index(data, idioms)

    def _parse(self, text: str) -> Pattern:
        return parse(text, self._dropped)

    def _add(self, sort: str, meaning: Rule | str, texts: list[str]) -> None:
        self._patterns += [(self._parse(text), sort, meaning) for text in texts]

    def _index(self, data: Mapping[str, Any], idioms: list[Pattern]) -> None:
        named = {**data["classes"], **data["fields"]}
        classes = {name: [str(word) for word in words] for name, words in named.items()}
        patterns = [*idioms, *(pattern for pattern, _, _ in self._patterns)]
        self._concepts = frozenset("@" + name for name in data["fields"])
        self.atoms = Atoms(patterns, classes, data["spellings"], self._concepts)
        self.lexicon = Lexicon(self.atoms.words, data["spellings"], data["fillers"], self._ordinary(data))
        used: dict[str, int] = defaultdict(int)
        for pattern in patterns:
            for atom in pattern.atoms:
                used[atom] += 1
        self._by_key: dict[str, list[tuple[Pattern, str, Rule | str]]] = defaultdict(list)
        for entry in self._patterns:
            self._by_key[_rarest(entry[0], used)].append(entry)
        self._idioms: dict[str, list[Pattern]] = defaultdict(list)
        for idiom in idioms:
            self._idioms[_rarest(idiom, used)].append(idiom)

    @staticmethod
    def _ordinary(data: Mapping[str, Any]) -> list[str]:
        return [*data.get("ordinary", ()), *data["not_misspelt"]]

    @property
    def patterns(self) -> list[Pattern]:
        """Those of the rules themselves: no guard, no hint, no idiom."""
        return [pattern for pattern, _, meaning in self._patterns if isinstance(meaning, Rule)]

    def find(self, words: Words) -> Found:
        """What the rules see in these words."""
        seen = self.see(words)
        counted = tuple(rule for rule, spans in seen.hits if self._counts(rule, spans, seen.guards))
        fields = self._fields_of(seen.words)
        silent = frozenset(
            name for rule, spans in seen.hits for name in self._silence(rule, spans, seen.guards)
        )
        return Found(counted, frozenset(seen.guards), frozenset(seen.hints), seen.words, fields, silent)

    def see(self, words: Words) -> Seen:
        """Where in these words each rule and guard finds its pattern, whether it counts or not."""
        words, places = self._without_idioms(words)
        seen = Seen(words, [], defaultdict(list), set())
        for atom in places:
            for pattern, sort, meaning in self._by_key.get(atom, ()):
                spans = pattern.find(places)
                if spans and isinstance(meaning, Rule):
                    seen.hits.append((meaning, spans))
                elif spans and sort == "guard":
                    seen.guards[str(meaning)] += spans
                elif spans:
                    seen.hints.add(str(meaning))
        return seen

    def _fields_of(self, words: Words) -> tuple[tuple[str, ...], ...]:
        named = {
            word: tuple(atom for atom in self.atoms.of(word) if atom in self._concepts)
            for word in set(words.words)
        }
        return tuple(named[word] for word in words.words[1:-1])

    def _without_idioms(self, words: Words) -> tuple[Words, Places]:
        """The words with sayings blanked out (nobody dies of laughter), and where each atom then stands."""
        places = self.atoms.places(words)
        masked: set[int] = set()
        for idiom in (idiom for atom in places for idiom in self._idioms.get(atom, ())):
            for start, end in idiom.find(places):
                masked.update(range(start, end + 1))
        if not masked:
            return words, places
        kept = Words(
            tuple(
                MASK if place in masked and word not in "^$" else word
                for word, place in zip(words.words, words.places, strict=True)
            ),
            words.places,
        )
        return kept, self.atoms.places(kept)

    def _counts(self, rule: Rule, spans: list[Span], guards: Mapping[str, list[Span]]) -> bool:
        return any(not self._guarded(rule, span, guards) for span in spans)

    def _silence(self, rule: Rule, spans: list[Span], guards: Mapping[str, list[Span]]) -> Iterator[str]:
        for span in spans:
            yield from self.silencing(rule, span, guards)

    def _guarded(self, rule: Rule, span: Span, guards: Mapping[str, list[Span]]) -> bool:
        return any(self.silencing(rule, span, guards))

    def silencing(self, rule: Rule, span: Span, guards: Mapping[str, list[Span]]) -> Iterator[str]:
        """The guards that keep a rule from counting at this place."""
        for name in rule.unless:
            if not (name == "past" and "still" in guards) and self._near(name, span, guards):
                yield name

    def _near(self, name: str, span: Span, guards: Mapping[str, list[Span]]) -> bool:
        reach = self._reach[name]
        if reach == ANYWHERE:
            return bool(guards.get(name))
        return any(start <= span[1] + reach and end >= span[0] - reach for start, end in guards.get(name, ()))


def _rarest(pattern: Pattern, used: Mapping[str, int]) -> str:
    """The word of a pattern that the fewest others look for."""
    return min(pattern.atoms, key=lambda atom: (used[atom], atom))
