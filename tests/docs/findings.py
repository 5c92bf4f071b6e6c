# SPDX-License-Identifier: EUPL-1.2
"""The findings docs/security.md explains; `python -m tests.docs.findings` prints what an audit leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT

PAGE = ROOT / "docs" / "security.md"
LOCK = ROOT / "nlu" / "requirements.lock"
_TABLE = re.compile(r"<!-- findings -->\n(.*?)<!-- end of findings -->", re.DOTALL)
_ID = re.compile(r"(?:CVE|GHSA|PYSEC)-[\w-]+")
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """One row: a package of the nlu room, what is known of it, since when it is repaired, and how it is here.

    `here` is `not loaded` or `not used`; `modules` are those that must not be loaded, or not be called."""

    package: str
    ids: tuple[str, ...]
    repaired: str
    here: str
    modules: tuple[str, ...]


def findings(page: Path = PAGE) -> list[Finding]:
    """The rows of the table."""
    table = _TABLE.search(page.read_text(encoding="utf-8"))
    lines = table[1].splitlines() if table else []
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]
    return [_finding(*row) for row in rows]


def _finding(package: str, known: str, repaired: str, here: str, why: str) -> Finding:
    modules = tuple(re.findall(r"`([a-z_.]+)`", why)) if here == "not loaded" else ()
    return Finding(package.strip("`"), tuple(_ID.findall(known)), repaired, here, modules)


def pins(lock: Path = LOCK) -> dict[str, str]:
    """What a lock file has, and in which version."""
    return dict(_PIN.findall(lock.read_text(encoding="utf-8")))


def version(text: str) -> tuple[int, ...]:
    """As it is compared."""
    return tuple(int(number) for number in re.findall(r"\d+", text))


if __name__ == "__main__":
    print(" ".join(f"--ignore-vuln {id}" for one in findings() for id in one.ids))
