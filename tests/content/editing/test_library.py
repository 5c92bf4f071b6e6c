# SPDX-License-Identifier: EUPL-1.2
"""What an editor works with is read once, and not kept for ever."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from content.editing import library


def layer(at: Path) -> tuple[Path, Path]:
    """A base with one message, and nothing over it."""
    (at / "base" / "messages").mkdir(parents=True)
    (at / "base" / "messages" / "own.yml").write_text("hello:\n  je: Hoi\n  u: Dag\n", "utf-8")
    (at / "own").mkdir()
    return at / "base", at / "own"


def test_the_same_files_are_read_once_and_changed_ones_again(tmp_path: Path) -> None:
    base, own = layer(tmp_path)
    first = library.current(base, own)
    assert library.current(base, own) is first
    (base / "messages" / "own.yml").write_text("hello:\n  je: Hallo daar\n  u: Dag\n", "utf-8")
    assert library.current(base, own).entries("message")["hello"].data["je"] == "Hallo daar"


def test_what_nobody_asked_for_in_a_while_leaves_memory(tmp_path: Path) -> None:
    first = weakref.ref(library.current(*layer(tmp_path / "0")))
    for number in range(1, library.MOST + 1):
        library.current(*layer(tmp_path / str(number)))
    gc.collect()
    assert first() is None
