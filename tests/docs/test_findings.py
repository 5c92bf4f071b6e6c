# SPDX-License-Identifier: EUPL-1.2
"""The findings docs/security.md explains are those of what is installed, and no more."""

from __future__ import annotations

import subprocess
import sys

from bot.settings import ROOT
from tests.docs.findings import LOCK, findings, pins, version

REPAIRED = {
    "aiohttp": "3.12.14",
    "babel": "2.9.1",
    "certifi": "2024.7.4",
    "cryptography": "45",
    "dnspython": "2.6.1",
    "h11": "0.16",
    "idna": "3.7",
    "jinja2": "3.1.6",
    "numpy": "1.22",
    "pillow": "11.3",
    "pydantic": "1.10.13",
    "pyjwt": "2.10",
    "pymongo": "4.6.3",
    "python-multipart": "0.0.18",
    "python-socketio": "5.14",
    "rasa": "3.6.21",
    "redis": "4.5.5",
    "requests": "2.32.4",
    "sanic": "21.12.2",
    "setuptools": "78.1.1",
    "tqdm": "4.66.3",
    "urllib3": "2.5",
}
"""Since which version what is known of a package is repaired, for packages that may be that new here."""


def test_every_explained_finding_is_of_a_package_that_is_there_in_a_version_that_has_it() -> None:
    there = pins()
    assert len(findings()) >= 1, "the table could not be read"
    stale = [
        one.package
        for one in findings()
        if one.package not in there
        or (one.repaired != "never" and version(there[one.package]) >= version(one.repaired))
    ]
    assert stale == [], "these are repaired or gone: take their rows away"


def test_every_finding_has_its_numbers_and_says_how_it_is_here() -> None:
    for one in findings():
        assert one.ids and one.here in ("not loaded", "not used"), one.package
        assert one.here != "not loaded" or one.modules, one.package


def test_what_has_known_holes_and_could_be_newer_is_newer_in_both_rooms() -> None:
    for lock in (LOCK, ROOT / "requirements.lock"):
        there = {name: version(pin) for name, pin in pins(lock).items()}
        assert [name for name, least in REPAIRED.items() if there.get(name, (9999,)) < version(least)] == []


def test_the_audit_leaves_out_what_is_explained_and_nothing_else() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.docs.findings"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[::2] == ["--ignore-vuln"] * sum(len(one.ids) for one in findings())
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for lock in ("requirements.lock", "nlu/requirements.lock"):
        assert f"-m pip_audit --strict --disable-pip --require-hashes -r {lock}" in makefile
