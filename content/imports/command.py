# SPDX-License-Identifier: EUPL-1.2
"""`omzien content import` and `omzien content export`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from content.hsds import directory
from content.imports import intake, outgoing, themes
from content.imports.bad_cell import BadSheet
from content.imports.intake import Brought
from content.imports.plan import Plan
from content.loader import load

BASE = Path(__file__).parent.parent
FORMS = ("csv", "hsds-json", "hsds-zip")


def bring(argv: Sequence[str] | None = None) -> int:
    """Show what a file would change, and write it when asked to; 1 when it cannot be read."""
    parser = _arguments("omzien content import")
    parser.add_argument("file", type=Path, help="CSV, xlsx, or HSDS as JSON or zip")
    parser.add_argument("--source", required=True, help="a short name for where it comes from: a-z, 0-9, -")
    parser.add_argument("--words", default="", help="the same in words, for who wants to know the source")
    parser.add_argument("--assured", default=None, help="the day somebody checked all of it, YYYY-MM-DD")
    parser.add_argument("--yes", action="store_true", help="write it; without this it is only shown")
    options = parser.parse_args(argv)
    library = load(options.base, options.overlay)
    try:
        content = options.file.read_bytes()
        brought = Brought(content, options.source, options.words or options.source, options.assured)
        plan = intake.take(brought, library, options.organisation, date.today().isoformat())
    except OSError:
        print(f"{options.file}: is niet te lezen", file=sys.stderr)
        return 1
    except BadSheet as bad:
        print(f"{options.file}: {bad}", file=sys.stderr)
        return 1
    _show(plan)
    if options.yes:
        _write(options.overlay / options.organisation, plan)
    return 0


def _show(plan: Plan) -> None:
    print(f"{plan.count('new')} nieuw, {plan.count('changed')} veranderd, {plan.count('same')} hetzelfde, "
          f"{len(plan.gone)} weg, {len(plan.errors)} fout")  # fmt: skip
    for number, text in plan.errors:
        print(f"rij {number}: {text}")


def _write(folder: Path, plan: Plan) -> None:
    for name, text in plan.files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        unfinished.write_text(text, "utf-8")
        unfinished.replace(path)
    print("Opgeslagen. Controleer het met: omzien content check")


def send(argv: Sequence[str] | None = None) -> int:
    """Write the directory to a file in one of its forms; it has what only workers may see."""
    parser = _arguments("omzien content export")
    parser.add_argument("file", type=Path, help="where to write it")
    parser.add_argument("--form", choices=FORMS, default="csv")
    parser.add_argument("--source", default=None, help="only what this source brought, with all it brought")
    options = parser.parse_args(argv)
    library, organisation = load(options.base, options.overlay), options.organisation
    pairs = intake.out(library, organisation, options.source)
    kept = intake.beside(library, organisation, f"{options.source}.rest.json") if options.source else {}
    names = themes.names(library, organisation)
    if options.form == "csv":
        options.file.write_bytes(outgoing.table([contact for contact, _ in pairs]).encode())
    elif options.form == "hsds-json":
        options.file.write_text(directory.as_json(directory.services(pairs, names), kept), "utf-8")
    else:
        options.file.write_bytes(directory.as_zip(directory.services(pairs, names), kept))
    print(f"{len(pairs)} contacten in {options.file}")
    return 0


def _arguments(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name)
    overlay = Path(os.environ.get("CONTENT_DIR") or Path("var") / "own")
    parser.add_argument("--base", type=Path, default=BASE, help="the content that ships with Omzien")
    parser.add_argument("--overlay", type=Path, default=overlay, help="the installation's own content")
    parser.add_argument("--organisation", default=os.environ.get("OMZIEN_ORGANISATION") or "standaard")
    return parser
