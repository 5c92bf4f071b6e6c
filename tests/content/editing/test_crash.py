# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.press` on a bad machine: killed in the middle, a full disk, git that fails."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from content.check import check
from content.editing import journal
from content.editing.change import Change, LayerFile
from content.editing.finishing import settle
from content.editing.job import Job, Result, result_of
from content.editing.journal import Journal
from content.editing.press import press
from content.editing.repository import STALE_S
from tests.content.editing.bench import Bench
from tests.content.tree import TODAY

ROOT = Path(__file__).parents[3]
OLD, NEW = {"text": "Oud."}, {"text": "Nieuw."}


def start(job: Job, before: Callable[[], None] | None = None, **environment: str) -> subprocess.Popen[bytes]:
    """The press in a process of its own, the job given."""
    with tempfile.TemporaryFile() as given:
        given.write(job.as_json().encode())
        given.seek(0)
        return subprocess.Popen(
            (sys.executable, "-m", "content.editing.press"),
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, **environment},
            preexec_fn=before,
            start_new_session=True,
        )


def whole(bench: Bench) -> str:
    """Which of both texts is everywhere: in the compiled content, the files and git; they may not differ."""
    settle(bench.where)
    said = bench.book().message("bel", "dorp")
    assert said in ("Oud.", "Nieuw.")
    assert bench.own("message", "bel") == {"text": said}
    assert (
        f'bel:\n  text: "{said}"\n' in bench.repository.git.text("show", "HEAD:dorp/messages/own.yml") + "\n"
    )
    assert bench.repository.git.text("status", "--porcelain") == ""
    assert not check(bench.tree.base, bench.tree.overlay, TODAY)
    return said


def test_killed_at_any_moment_it_is_published_whole_or_not_at_all(bench: Bench) -> None:
    bench.say("message", "bel", OLD)
    for number in range(16):
        text = NEW if number % 2 == 0 else OLD
        job = bench.job(Change("message", "bel", text))
        process = start(job)
        time.sleep(random.Random(number).uniform(0.15, 0.6))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        whole(bench)
    # Also after all of that, it works as it always did.
    assert bench.say("message", "bel", NEW).commit
    assert whole(bench) == "Nieuw."


@pytest.mark.parametrize("most", [0, 200, 4096, 60_000])
def test_a_full_disk_leaves_everything_as_it_was(bench: Bench, most: int) -> None:
    bench.say("message", "bel", OLD)
    before = bench.repository.git.head()

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    printed, _ = start(bench.job(Change("message", "bel", NEW)), full).communicate()
    result = result_of(printed.decode()) if printed else Result()
    assert not result.commit
    assert whole(bench) == "Oud."
    assert bench.repository.git.head() == before
    assert bench.say("message", "bel", NEW).commit


def test_a_disk_that_is_full_for_git_only_leaves_everything_as_it_was(bench: Bench) -> None:
    bench.say("message", "bel", OLD)
    objects = bench.repository.room.parent / "objects"
    moved = objects.rename(objects.with_name("elders"))
    objects.write_text("geen map", "ascii")
    assert bench.say("message", "bel", NEW).problems
    objects.unlink()
    moved.rename(objects)
    assert whole(bench) == "Oud."


def test_what_was_published_and_not_finished_is_finished_by_who_comes_next(bench: Bench) -> None:
    first = bench.say("message", "bel", OLD)
    old = bench.book().version
    second = bench.say("message", "bel", NEW)
    pointer = bench.where.compiled / "current"
    new_name = pointer.read_text("utf-8").strip()
    # As if it was killed right after git had it: the file and the pointer are still the old ones.
    pointer.write_text(new_name.replace(second.version, old), "utf-8")
    bench.tree.change("messages/own.yml", 'bel:\n  text: "Oud."\n')
    paths = ("dorp/messages/own.yml",)
    Journal(first.commit, second.commit, paths, new_name).write(bench.repository.room)
    assert whole(bench) == "Nieuw."
    assert journal.read(bench.repository.room) is None


def test_what_never_came_to_git_is_forgotten(bench: Bench) -> None:
    first = bench.say("message", "bel", OLD)
    Journal(first.commit, "f" * 40, ("dorp/messages/own.yml",), "content-x.sqlite").write(
        bench.repository.room
    )
    assert whole(bench) == "Oud."


def test_a_lock_of_a_git_that_was_killed_is_taken_away(bench: Bench) -> None:
    bench.say("message", "bel", OLD)
    lock = bench.repository.room.parent / "index.lock"
    lock.write_text("", "ascii")
    os.utime(lock, (1, 1))
    bench.tree.change("buttons.yml", 'ja: {title: "Jawel"}\n')
    assert bench.say("message", "bel", NEW).commit


@pytest.mark.parametrize("name", ["index.lock", "refs/heads/main.lock"])
def test_a_lock_of_who_was_killed_a_moment_ago_is_waited_for(bench: Bench, name: str) -> None:
    bench.say("message", "bel", OLD)
    lock = bench.repository.room.parent / name
    lock.write_text("", "ascii")
    moment = time.time() - STALE_S + 0.5
    os.utime(lock, (moment, moment))
    assert bench.say("message", "bel", NEW).commit
    assert whole(bench) == "Nieuw."


def test_killed_between_git_and_the_files_it_is_finished_in_spite_of_gits_lock(bench: Bench) -> None:
    first = bench.say("message", "bel", OLD)
    pointer = bench.where.compiled / "current"
    old_name = pointer.read_text("utf-8")
    second = bench.say("message", "bel", NEW)
    new_name = pointer.read_text("utf-8").strip()
    pointer.write_text(old_name, "utf-8")
    bench.tree.change("messages/own.yml", 'bel:\n  text: "Oud."\n')
    Journal(first.commit, second.commit, ("dorp/messages/own.yml",), new_name).write(bench.repository.room)
    lock = bench.repository.room.parent / "index.lock"
    lock.write_text("", "ascii")
    moment = time.time() - STALE_S + 0.5
    os.utime(lock, (moment, moment))
    assert whole(bench) == "Nieuw."


def test_a_git_that_is_still_busy_keeps_its_lock_until_it_is_done(bench: Bench) -> None:
    bench.say("message", "bel", OLD)
    lock = bench.repository.room.parent / "index.lock"
    lock.write_text("", "ascii")
    done = threading.Timer(0.5, lock.unlink)
    done.start()
    began = time.monotonic()
    assert bench.say("message", "bel", NEW).commit
    assert time.monotonic() - began >= 0.5
    done.join()


def test_two_at_once_are_one_after_the_other(bench: Bench) -> None:
    bench.say("message", "bel", OLD)
    jobs = [bench.job(Change("message", f"nieuw_{n}", {"text": f"Dag {n}."})) for n in range(4)]
    for process in [start(job) for job in jobs]:
        printed, _ = process.communicate()
        assert result_of(printed.decode()).commit
    assert [bench.book().message(f"nieuw_{n}", "dorp") for n in range(4)] == [f"Dag {n}." for n in range(4)]


def test_without_git_the_editor_reads_so(bench: Bench, tmp_path: Path) -> None:
    job = bench.job(Change("message", "bel", NEW), LayerFile("themes/geld/eigen.txt", "x\n"))
    (tmp_path / "leeg").mkdir()
    printed, _ = start(job, PATH=str(tmp_path / "leeg")).communicate()
    assert "git" in result_of(printed.decode()).problems[0].message
    assert press(job).commit
