# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.docs.data_page`: writes the tables of docs/data.md anew, from the retention table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.settings import ROOT
from content.loader import load
from store import retention
from store.retention import DAY, TABLE, Row

PAGE = ROOT / "docs" / "data.md"
BEGIN = "<!-- from store/retention.py: python -m tests.docs.data_page -->\n"
END = "<!-- end -->\n"
YEAR = 365 * DAY


def text(key: str, **holes: str) -> str:
    """A text from content/messages."""
    return _messages()[key].format(**holes)


def tables() -> str:
    """What stands between the marks of the page."""
    personal = [row for row in TABLE if row.personal]
    technical = [row for row in TABLE if not row.personal]
    return "\n".join(
        [
            *_table(text("kept_title_personal"), personal),
            *_notes(),
            *_table(text("kept_title_technical"), technical),
        ]
    )


def written(page: str, tables: str) -> str:
    """The page with these tables between its marks."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + tables + "\n" + END + rest.partition(END)[2]


def main(page: Path = PAGE) -> None:
    """Write the page anew."""
    page.write_text(written(page.read_text(encoding="utf-8"), tables()), encoding="utf-8")


def _table(title: str, rows: list[Row]) -> Iterator[str]:
    heads = [text(f"kept_head_{name}") for name in ("what", "why", "long", "kind")]
    yield f"\n### {title}\n"
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for row in rows:
        what, why = text(f"kept_{row.kind}_what"), text(f"kept_{row.kind}_why")
        yield _line([what, why, how_long(row), f"`{row.kind}`"])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _notes() -> Iterator[str]:
    yield ""
    yield f"- {text('kept_note_last')}"
    yield f"- {text('kept_note_closed', count=str(retention.HANDOFF_S // DAY))} {text('kept_note_open')}"
    yield f"- {text('kept_note_receipt', count=str(retention.RECEIPT_S // 60))}"


def how_long(row: Row) -> str:
    """The time a row is kept, in words."""
    if row.seconds is None:
        return text("kept_long_users" if row.personal else "kept_long_running")
    if row.seconds < DAY:
        return text("kept_long_minutes", count=str(row.seconds // 60))
    if row.seconds in (DAY, YEAR):
        return text("kept_long_day" if row.seconds == DAY else "kept_long_year")
    return text("kept_long_days", count=str(row.seconds // DAY))


@cache
def _messages() -> dict[str, str]:
    entries = load(ROOT / "content").entries("message")
    return {key: str(entry.data["text"]) for key, entry in entries.items() if "text" in entry.data}


if __name__ == "__main__":
    main()
