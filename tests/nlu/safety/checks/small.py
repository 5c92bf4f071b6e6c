# SPDX-License-Identifier: EUPL-1.2
"""A tiny safety content of its own for a test: sound as it is written here, and easy to spoil."""

from __future__ import annotations

from pathlib import Path

from nlu.safety.checks import problems

RULES = """\
fillers: [echt, de, een]
spellings: {nie: niet}
classes:
  mij: [mij, me]
  ander: [hij, zij]
fields:
  f_slaan: ["@ander", slaat]
idioms:
  - "hart slaat over"
not_misspelt: []
guards:
  film:
    reach: message
    patterns: ["film"]
rules:
  - id: geslagen
    kind: geweld
    role: victim
    sure: clear
    unless: [film]
    source: [eigen]
    any:
      - "@ander ..3 slaat"
      - "bang ..2! huis"
  - id: dreiging
    kind: geweld
    role: unsure
    sure: perhaps
    source: [eigen]
    any:
      - "durf niet"
hints:
  child: ["ik ben 8|9"]
sources:
  eigen: "Eigen kennis"
"""
CARDS = """\
geweld_victim: {kind: geweld, role: victim}
geweld_unsure: {kind: geweld, role: unsure}
geweld_safe: {kind: geweld, role: follow_up}
suicide_self: {kind: suicide, role: self}
gevaar_now: {kind: gevaar, role: now}
"""
LANGUAGES = "language_en:\n  language: en\n  text: Hello\n"
PHRASES = "# Engels\nen suicide | i want to die, i wanna die\nen geweld victim | he beats me\n"
VOICE = "# Stem: Ria\ngeweld | victim | hij slaat mij\nnone | - | hij slaat de bal\n"
YAML = "kind: suicide\nexamples:\n  self:\n    - ik wil dood\n"
THEME = "key: geld\nexamples:\n  - ik heb schulden\n  - {text: de huur is te hoog, ook: [wonen]}\n"
FILES = {
    "safety/rules.yml": RULES,
    "safety/cards.yml": CARDS,
    "safety/other_languages.txt": PHRASES,
    "safety/examples/ria.txt": VOICE,
    "safety/examples/suicide.yml": YAML,
    "messages/languages.yml": LANGUAGES,
    "themes/geld.yml": THEME,
    "themes/geld/oma.txt": "de rekening is hoog\n",
}


class Small:
    """A content folder that can be spoilt."""

    def __init__(self, base: Path) -> None:
        self.base = base
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        file = self.base / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def spoil(self, name: str, old: str, new: str) -> None:
        """Replace a piece of a file that must be there."""
        text = (self.base / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def problems(self) -> list[str]:
        """What the check says, with the files as an editor knows them."""
        return [f"{p.file.relative_to(self.base)}:{p.line}: {p.message}" for p in problems(self.base)]
