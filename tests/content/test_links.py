# SPDX-License-Identifier: EUPL-1.2
"""`omzien content links`: every website is asked, gently, and the report names file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from time import sleep

import pytest

from content import cli
from tests.content.tree import Tree, contact

asked: list[tuple[str, str, str]] = []
busy: Counter[str] = Counter()
most: Counter[str] = Counter()
counting = Lock()


class Web(BaseHTTPRequestHandler):
    """The whole web in one server: what comes after the first slash is the address that is asked for."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        url = self.path[1:]
        host = url.split("/")[2]
        with counting:
            asked.append((self.command, url, self.headers["User-Agent"]))
            busy[host] += 1
            most[host] = max(most[host], busy[host])
        sleep(0.02)
        with counting:
            busy[host] -= 1
        status, to = self._status(host, url)
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _status(self, host: str, url: str) -> tuple[int, str]:
        if host == "weg.example":
            return 404, ""
        if host == "druk.example":
            return 503, ""
        if host == "alleen-get.example":
            return (405 if self.command == "HEAD" else 200), ""
        if host == "oud.example":
            return 301, "https://nieuw.example/"
        if host == "even.example":
            return 302, "https://nieuw.example/nu"
        if host == "rond.example":
            return 301, url
        return (301, url.replace("http://", "https://")) if url.startswith("http://") else (200, "")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


@pytest.fixture
def web() -> Iterator[str]:
    """Where the web answers."""
    for one in (asked, busy, most):
        one.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def run(tree: Tree, web: str, *more: str) -> int:
    """The command on the tiny content."""
    return cli.links(["--base", str(tree.base), "--overlay", str(tree.overlay), "--via", web, *more])


def at(tree: Tree, **websites: str) -> None:
    """Contacts with these websites, after the tiny content's own."""
    own = "".join(contact(id, website=website) for id, website in websites.items())
    tree.write("directory/more.yml", own)


def test_websites_that_answer_are_all_asked_and_nothing_is_reported(
    tree: Tree, web: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tree, web) == 0
    assert capsys.readouterr().out == "Alle websites geven antwoord: 3.\n"
    assert sorted(url for _, url, _ in asked) == [
        "https://d.example",
        "https://hier.example",
        "https://hulp.example",
    ]
    assert {(method, agent.split("/")[0]) for method, _, agent in asked} == {("HEAD", "Omzien-linkcontrole")}


def test_a_dead_one_is_named_with_its_line_and_fails(
    tree: Tree, web: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    at(tree, weg="https://weg.example/pagina", rond="https://rond.example/")
    assert run(tree, web, "--report", str(tmp_path / "links.txt")) == 1
    said = capsys.readouterr().out
    one, other, last = said.splitlines()
    assert one.startswith(
        f"{tree.base}/directory/more.yml:13: https://weg.example/pagina is er niet meer (404): "
    )
    assert other.startswith(f"{tree.base}/directory/more.yml:26: https://rond.example/ geeft geen antwoord")
    assert last == "Websites: 5. Dood: 2. Zelf kijken of verhuisd: 0."
    assert (tmp_path / "links.txt").read_text("utf-8") == said


def test_what_moved_or_is_only_busy_is_a_tip(
    tree: Tree, web: str, capsys: pytest.CaptureFixture[str]
) -> None:
    at(tree, oud="https://oud.example", druk="https://druk.example", onveilig="http://veilig.example/")
    assert run(tree, web) == 0
    said = [line.split(": tip: ")[1] for line in capsys.readouterr().out.splitlines()[:-1]]
    assert said == [
        "https://oud.example is verhuisd: schrijf https://nieuw.example/",
        "https://druk.example geeft nu een fout (503): kijk zelf of de pagina er nog is",
        "http://veilig.example/ is verhuisd: schrijf https://veilig.example/",
    ]


def test_who_does_not_answer_head_is_asked_for_the_page_and_a_passing_redirect_is_no_move(
    tree: Tree, web: str, capsys: pytest.CaptureFixture[str]
) -> None:
    at(tree, get="https://alleen-get.example", even="https://even.example")
    assert run(tree, web) == 0
    assert capsys.readouterr().out == "Alle websites geven antwoord: 5.\n"
    assert ("GET", "https://alleen-get.example") in {(method, url) for method, url, _ in asked}


def test_a_host_is_asked_one_thing_at_a_time(tree: Tree, web: str) -> None:
    at(tree, **{f"n{number}": f"https://zelfde.example/{number}" for number in range(8)})
    assert run(tree, web) == 0
    assert most["zelfde.example"] == 1
    assert max(most.values()) == 1


def test_a_server_that_is_not_there_is_silence(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tree, "http://127.0.0.1:9") == 1
    assert "Dood: 3." in capsys.readouterr().out
