# SPDX-License-Identifier: EUPL-1.2
"""Content as it would be with changes: compiled apart, and everything else stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from content import preview
from content.catalogue import Catalogue
from content.editing.change import Change
from content.editing.job import Result
from content.editing.trial import trial
from tests.content.editing.bench import Bench

ID = "00112233aabbccdd"
BEL = Change("message", "bel", {"text": "Bel {hulp.name} op {hulp.phone}."})


def tried(bench: Bench, *changes: Change) -> tuple[Result, Path]:
    """What came of trying these, and where it is compiled."""
    folder = preview.folder(bench.where.compiled, ID)
    job = bench.job(*changes)
    return trial(replace(job, where=replace(job.where, compiled=folder))), folder


def test_it_says_what_would_be_said_and_publishes_nothing(bench: Bench) -> None:
    bench.say("message", "extra", {"text": "Dag."})
    before = (bench.book().version, bench.repository.git.head())
    result, folder = tried(bench, BEL)
    book = Catalogue.open(folder)
    assert result.version == book.version
    assert book.message("bel", "dorp") == "Bel Hulp op 0800-8115." and book.message("extra", "dorp") == "Dag."
    assert bench.book().message("bel", "dorp") == "Bel Hulp: 0800-8115."
    assert (bench.book().version, bench.repository.git.head()) == before
    assert bench.repository.git.text("status", "--porcelain") == ""
    assert bench.own("message", "bel") is None
    assert not list(folder.glob("draft-*"))


def test_it_works_before_anything_was_ever_published(bench: Bench) -> None:
    result, folder = tried(bench, BEL)
    assert result.problems == () and Catalogue.open(folder).message("bel", "dorp") == "Bel Hulp op 0800-8115."


def test_several_changes_are_tried_together(bench: Bench) -> None:
    _, folder = tried(bench, BEL, Change("contact", "hulp", {"name": "Hulplijn"}))
    assert Catalogue.open(folder).message("bel", "dorp") == "Bel Hulplijn op 0800-8115."


def test_what_could_not_be_published_cannot_be_tried(bench: Bench) -> None:
    result, folder = tried(bench, Change("message", "bel", {"text": "Bel {niemand.phone}."}))
    assert result.problems and not result.version
    assert not (folder / "current").exists()


def test_what_is_wrong_in_another_layer_is_not_in_the_way(bench: Bench) -> None:
    other = bench.tree.overlay / "stad" / "messages"
    other.mkdir(parents=True)
    (other / "own.yml").write_text("bel: [\n", encoding="utf-8")
    result, folder = tried(bench, BEL)
    assert result.problems == () and Catalogue.open(folder).message("bel", "dorp") == "Bel Hulp op 0800-8115."
    assert (other / "own.yml").is_file()
