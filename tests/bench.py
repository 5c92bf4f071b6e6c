# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: speed, memory and size, side by side in one run and as ratios, because machines are noisy."""

from __future__ import annotations

import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil

from bot.settings import ROOT
from tests import content_bench, desk_bench, directory_bench, publish_bench
from tests.whole.installation import Installation, installation

TURNS = ("ik heb schulden en de deurwaarder komt", "weet ik niet", "hilversum", "meer", "ik ben zo alleen")
ROUNDS = 40
SECRET = secrets.token_hex(16)


def main() -> int:
    """Measure and print; 0 always: a slow machine is no error."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        with installation(where, OMZIEN_RASA_SECRET=SECRET, OMZIEN_MOVABLE_CLOCK="false"):
            pass
        began = time.monotonic()
        with installation(where, OMZIEN_RASA_SECRET=SECRET, OMZIEN_MOVABLE_CLOCK="false") as omzien:
            started = time.monotonic() - began
            _ask(omzien, "bench-first", TURNS[0])
            row("start to first answer, set-up machine", f"{time.monotonic() - began:.1f} s", "at most 20 s")
            row("  of which until it listens", f"{started:.1f} s", "")
            _turns(omzien)
            _memory(omzien)
            _outage(omzien)
    desk_bench.measure(row)
    directory_bench.measure(row)
    content_bench.measure(row)
    publish_bench.measure(row)
    _set_up()
    return 0


def row(what: str, figure: str, bar: str) -> None:
    """A line of the table."""
    print(f"{what:<52} {figure:>14}   {bar}", flush=True)


def _turns(omzien: Installation) -> None:
    """The same turns through the whole chain and at Rasa directly, in turn."""
    whole, direct = [], []
    rasa = _rasa_port(omzien)
    with (
        httpx.Client(base_url=omzien.base, timeout=20) as http,
        httpx.Client(
            base_url=f"http://127.0.0.1:{rasa}", timeout=20, headers={"X-Omzien-Secret": SECRET}
        ) as inner,
    ):
        for number in range(ROUNDS + 2):
            one = _conversation(lambda text, n=number: _rest(http, f"bench-{n}", text))
            two = _conversation(lambda text, n=number: _direct(inner, n, text))
            if number >= 2:
                whole += one
                direct += two
    ratio = statistics.median(whole) / statistics.median(direct)
    row("a turn over REST, p50", f"{statistics.median(whole) * 1000:.1f} ms", "")
    row("the same asked at Rasa directly, p50", f"{statistics.median(direct) * 1000:.1f} ms", "")
    row("ratio of the two", f"{ratio:.2f}", "at most 1.5")
    row("a turn over REST, p95", f"{_p95(whole) * 1000:.1f} ms", "")


def _conversation(ask: Callable[[str], None]) -> list[float]:
    taken = []
    for text in TURNS:
        began = time.perf_counter()
        ask(text)
        taken.append(time.perf_counter() - began)
    return taken


def _rest(http: httpx.Client, sender: str, text: str) -> None:
    answer = http.post("/webhooks/rest/webhook", json={"sender": sender, "message": text})
    assert answer.status_code == 200 and answer.json(), answer.text


_direct_ids = iter(range(1, 1_000_000))


def _direct(http: httpx.Client, number: int, text: str) -> None:
    context = {
        "version": 1, "now": "2026-11-23T10:00:00+01:00", "organisation": "standaard", "form": "je",
        "channel": "rest", "state": "pending", "first": False, "shared_phone": False, "gap_hours": 0.0,
        "desk": {"staffed": False, "open_now": True, "opens": None},
    }  # fmt: skip
    body = {
        "organisation": "standaard", "conversation": f"{number:032x}", "message_id": str(next(_direct_ids)),
        "kind": "text", "text": text, "button": None, "place": None, "context": context,
    }  # fmt: skip
    answer = http.post("/webhooks/omzien/turn", json=body)
    assert answer.status_code == 200 and answer.json()["replies"], answer.text


def _ask(omzien: Installation, sender: str, text: str) -> None:
    with httpx.Client(base_url=omzien.base, timeout=20) as http:
        _rest(http, sender, text)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _rasa_port(omzien: Installation) -> int:
    command = psutil.Process(omzien.wait_for_pid("rasa")).cmdline()
    return int(command[command.index("--port") + 1])


def _memory(omzien: Installation) -> None:
    total = shared_once = 0.0
    names = [line.split() for line in (omzien.var / "pids").read_text("ascii").splitlines()]
    for name, pid in [("start", str(omzien.process.pid)), *names]:
        size = psutil.Process(int(pid)).memory_info().rss / 1e6
        total += size
        shared_once += psutil.Process(int(pid)).memory_full_info().pss / 1e6
        row(f"  memory of {name}", f"{size:.0f} MB", "")
    row("memory of all processes together", f"{total:.0f} MB", "under 800 MB")
    row("  what they share counted once", f"{shared_once:.0f} MB", "")


def _outage(omzien: Installation) -> None:
    """Rasa killed: how soon danger and an ordinary worry are answered, and when all is well again."""
    killed = omzien.kill("rasa")
    with httpx.Client(base_url=omzien.base, timeout=20) as http:
        began = time.monotonic()
        _rest(http, "bench-danger", "ik wil dood")
        row("danger with Rasa killed", f"{(time.monotonic() - began) * 1000:.0f} ms", "within 1 s")
        began = time.monotonic()
        _rest(http, "bench-worry", TURNS[0])
        row("a worry with Rasa killed", f"{time.monotonic() - began:.1f} s", "within 4 s")
    omzien.wait_for_pid("rasa", not_this=killed)
    omzien.until_healthy()
    row("until everything is well again", f"{time.monotonic() - began:.1f} s", "")


def _sizes(clone: Path) -> None:
    total = 0.0
    for name in (".venv", "nlu/.venv"):
        size = _size(clone / name)
        total += size
        row(f"  size of {name}", f"{size / 1e6:.0f} MB", "")
    row("both environments together", f"{total / 1e6:.0f} MB", "under 1,200 MB")


def _size(folder: Path) -> float:
    return sum(f.lstat().st_size for f in folder.rglob("*") if f.is_file())


def _set_up() -> None:
    """From a bare clone, with whatever packages this machine has in its cache."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "omzien"
        began = time.monotonic()
        done = subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=False)
        if done.returncode == 0:
            done = subprocess.run(
                ["make", "-s", ".venv/.ready", "nlu/.venv/.ready"], cwd=clone, check=False, stdout=sys.stderr
            )
        figure = f"{time.monotonic() - began:.0f} s" if done.returncode == 0 else "failed"
        row("set-up from a bare clone, filled package cache", figure, "under 300 s")
        _sizes(clone)


if __name__ == "__main__":
    raise SystemExit(main())
