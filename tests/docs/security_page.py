# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.docs.security_page`: writes the matrix of docs/security.md anew, from the app's routes."""

from __future__ import annotations

from pathlib import Path

from bot.settings import ROOT
from tests.bot.desk.matrix import AJAR, WHO, addresses, kept, real_app

PAGE = ROOT / "docs" / "security.md"
BEGIN = "<!-- from the app's routes: python -m tests.docs.security_page -->\n"
END = "<!-- end -->\n"


def table() -> str:
    """Every address of the desk that is for roles, and what each finds there."""
    found = kept(list(addresses(real_app().routes)))
    rows = [
        (f"`{one.method} {one.path}`", *(one.expected(who) for who in WHO))
        for one in sorted(found, key=lambda one: (one.path, one.method))
    ]
    heads = ("address", "nobody", "worker", "worker of another team", *WHO[3:])
    lines = [heads, ("---",) * len(heads), *rows]
    ways = ", ".join(f"`{path}`" for path in sorted(AJAR))
    return "\n".join([f"For who is not in yet: {ways}.", "", *(f"| {' | '.join(line)} |" for line in lines)])


def written(page: str, matrix: str) -> str:
    """The page with this matrix between its marks."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + matrix + "\n" + END + rest.partition(END)[2]


def main(page: Path = PAGE) -> None:
    """Write the page anew."""
    page.write_text(written(page.read_text(encoding="utf-8"), table()), encoding="utf-8")


if __name__ == "__main__":
    main()
