# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.docs.data_page`: writes the tables of docs/data.md anew, from the retention table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.settings import ROOT
from bot.web.kept import Kept, kept, notes
from content.loader import load

PAGE = ROOT / "docs" / "data.md"
BEGIN = "<!-- from store/retention: python -m tests.docs.data_page -->\n"
END = "<!-- end -->\n"


def text(key: str, **holes: str) -> str:
    """A text from content/messages."""
    return _messages()[key].format(**holes)


def tables() -> str:
    """What stands between the marks of the page."""
    return "\n".join(
        [
            *_table(text("kept_title_personal"), kept(text, True)),
            *_notes(),
            *_table(text("kept_title_technical"), kept(text, False)),
        ]
    )


def written(page: str, tables: str) -> str:
    """The page with these tables between its marks."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + tables + "\n" + END + rest.partition(END)[2]


def main(page: Path = PAGE) -> None:
    """Write the page anew."""
    page.write_text(written(page.read_text(encoding="utf-8"), tables()), encoding="utf-8")


def _table(title: str, rows: list[Kept]) -> Iterator[str]:
    heads = [text(f"kept_head_{name}") for name in ("what", "why", "long", "kind")]
    yield f"\n### {title}\n"
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for row in rows:
        yield _line([row.what, row.why, row.long, f"`{row.kind}`"])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _notes() -> Iterator[str]:
    yield ""
    yield from (f"- {note}" for note in notes(text))


@cache
def _messages() -> dict[str, str]:
    entries = load(ROOT / "content").entries("message")
    return {key: str(entry.data["text"]) for key, entry in entries.items() if "text" in entry.data}


if __name__ == "__main__":
    main()
