# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.evaluate`: how well messages by others are understood, beside the goals."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from content.catalogue import Catalogue
from content.database import NoContent
from nlu import directory
from nlu.evaluate import gate, messages, page
from nlu.evaluate.heard import heard
from nlu.evaluate.keywords import Keywords
from nlu.evaluate.missed import missed
from nlu.evaluate.picture import svg
from nlu.evaluate.report import headline, whole
from nlu.evaluate.section import Measured, Messages, Section
from nlu.parse import NO_MODEL
from nlu.train import current

OWN = "The project's own held-out messages"


def measure(found: Messages, model: Path, content: Path) -> Section:
    """Our figures on a set, and those of the list of words."""
    catalogue = Catalogue.open(content)
    keywords, texts = Keywords.load(catalogue), found.texts
    return Section(
        found,
        Measured(found, heard(model, content, texts), catalogue),
        Measured(found, [keywords.hear(text) for text in texts], catalogue),
    )


def main(argv: list[str]) -> int:
    """The command line; 1 when more danger is missed than was committed."""
    given = _arguments(argv)
    model = given.model or current(directory.models())
    if model is None:
        sys.exit(NO_MODEL)
    try:
        sections = [measure(found, model, given.content) for found in _sets(given)]
    except (messages.BadLine, OSError, NoContent) as error:
        sys.exit(f"nothing can be measured: {error}")
    for section in sections:
        print(f"\n{section.messages.name}\n\n{headline(section)}")
    try:
        _write(sections, given)
    except (page.NoMarks, OSError) as error:
        sys.exit(f"the figures cannot be written: {error}")
    return _judge(sections[0], given)


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nlu.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, default=None, help="the model; the newest one where not given")
    parser.add_argument("--content", type=Path, default=directory.compiled(), help="compiled content")
    parser.add_argument("--sets", type=Path, default=messages.SETS, help="folder with the messages")
    parser.add_argument("--worries", type=Path, default=None, help="measure one more worries file, apart")
    results = directory.var() / "eval"
    parser.add_argument("--json", type=Path, default=results / "report.json", help="where the figures go")
    parser.add_argument("--docs", type=Path, default=None, help="a page whose figures are renewed")
    parser.add_argument("--missed", type=Path, default=None, help="write what was misunderstood to this file")
    parser.add_argument("--accept", action="store_true", help="from now on compare with these figures")
    return parser.parse_args(argv)


def _sets(given: argparse.Namespace) -> list[Messages]:
    found = [Messages(OWN, messages.all_worries(given.sets), messages.all_dangers(given.sets))]
    if given.worries:
        found.append(Messages(given.worries.name, messages.worries(given.worries), []))
    return found


def _write(sections: list[Section], given: argparse.Namespace) -> None:
    folder = given.json.parent
    folder.mkdir(parents=True, exist_ok=True)
    today = date.today().isoformat()
    data = {"date": today, "sets": {section.messages.name: section.data() for section in sections}}
    given.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (folder / "report.md").write_text("\n".join(map(whole, sections)), "utf-8")
    (folder / "confusion.svg").write_text(svg(sections[0].confusion), "utf-8")
    if given.missed:
        given.missed.write_text(missed(sections[0]), "utf-8")
    if given.docs:
        text = sections[0].confusion.text()
        page.fill(given.docs, f"Measured on {today}. {headline(sections[0])}\n\n```\n{text}\n```")
    print(f"\nEvery table: {folder / 'report.md'}, {given.json.name}, confusion.svg")


def _judge(section: Section, given: argparse.Namespace) -> int:
    file = given.sets / gate.FILE.name
    if given.accept:
        gate.accept(section.ours.figures, file)
        return 0
    worse = gate.fallen(section.ours.figures, file)
    if worse:
        print(f"\nmake eval fails: {worse}", file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
