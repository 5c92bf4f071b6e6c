# SPDX-License-Identifier: EUPL-1.2
"""What Omzien is made of, what is known of it, and what a container may do."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from bot.settings import ROOT
from tests.docs.findings import findings, pins
from tests.promises.figures import Figure, Size

ROOMS = {"bot": ROOT, "nlu": ROOT / "nlu"}
COMPOSE = ROOT / "docker-compose.yml"
INSIDE = ("redis", "prepare", "rasa", "actions", "trainer")
"""What has no way out: neither asks anything of the internet nor is asked."""


def bill(folder: Path, room: Path) -> dict[str, Any]:
    """The bill of materials as `make sbom` makes it."""
    target = folder / "sbom.json"
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements"]
    command += ["--pyproject", str(room / "pyproject.toml"), "--output-reproducible", "-o", str(target)]
    # It holds what it made to CycloneDX's own schema, and fails where that does not fit.
    subprocess.run([*command, "--validate", str(room / "requirements.lock")], cwd=ROOT, check=True)
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def test_what_it_is_made_of(tmp_path: Path, size: Size, figure: Figure) -> None:
    wrong = []
    for name, room in size(ROOMS, {"bot": ROOT}).items():
        made, there = bill(tmp_path, room), pins(room / "requirements.lock")
        listed = {one["name"]: one["version"] for one in made["components"]}
        wrong += [f"{name}: {package}" for package in there if listed.get(package) != there[package]]
        unsure = [one["name"] for one in made["components"] if not _hashes(one)]
        wrong += [f"{name}: {package} without a hash" for package in unsure]
        assert made["bomFormat"] == "CycloneDX" and made["metadata"]["component"]["name"].startswith("omzien")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"-o var/sbom/{name}.json" in makefile for name in ROOMS)
    figure(
        "Packages of both rooms that the bill of materials misses, or has without a hash",
        f"{len(wrong)} {wrong[:3] if wrong else ''}".strip(),
        "0",
        not wrong,
    )


def _hashes(component: dict[str, Any]) -> bool:
    return any(reference.get("hashes") for reference in component.get("externalReferences", ()))


def test_what_is_known_of_it(figure: Figure) -> None:
    there = pins()
    stale = [one.package for one in findings() if one.package not in there or not one.here]
    known = sum(len(one.ids) for one in findings())
    figure(
        "Findings that security.md explains whose package is no longer pinned, or that give no reason",
        f"{len(stale)} of {known} {stale or ''}".strip(),
        "0",
        not stale and known > 0,
    )


def test_what_a_container_may(figure: Figure) -> None:
    compose = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    wrong = [f"{name}: {what}" for name, one in compose["services"].items() for what in _too_much(one)]
    networks = compose["networks"]
    wrong += [] if networks["inside"]["internal"] is True else ["inside is not internal"]
    wrong += [name for name in INSIDE if compose["services"][name]["networks"] != ["inside"]]
    ports = {name for name, one in compose["services"].items() if "ports" in one}
    wrong += [] if ports == {"web"} else [f"heard: {ports}"]
    for file in ("Dockerfile", "Dockerfile.rasa"):
        text = (ROOT / file).read_text(encoding="utf-8")
        user = re.findall(r"^USER (\S+)$", text, re.MULTILINE)
        wrong += [] if user and user[-1] not in ("root", "0") else [f"{file}: root"]
        wrong += [f"{file}: a secret"] * len(re.findall(r"(?:ENV|ARG) .*(?:SECRET|TOKEN|PASSWORD)", text))
    figure(
        "Containers that run as root, may write on their own disk or have a right more than needed",
        f"{len(wrong)} {wrong}" if wrong else "0",
        "0",
        not wrong,
    )


def _too_much(service: dict[str, Any]) -> list[str]:
    """What a container may that it need not."""
    found = [] if service.get("read_only") is True else ["writes on its own disk"]
    found += [] if service.get("cap_drop") == ["ALL"] else ["has rights"]
    found += [] if service.get("security_opt") == ["no-new-privileges:true"] else ["may get rights"]
    found += [name for name in ("privileged", "cap_add", "devices", "pid", "network_mode") if name in service]
    found += [] if "build" in service or _plain(service.get("user", "")) else ["root"]
    found += ["the machine's disk" for one in service.get("volumes", ()) if one[:1] in "/.~"]
    found += ["heard by everybody" for one in service.get("ports", ()) if not one.startswith("127.0.0.1:")]
    given = service.get("environment", {})
    found += [name for name in given if re.search(r"SECRET|TOKEN|PASSWORD|KEY", name)]
    return found


def _plain(user: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d*(:[1-9]\d*)?", user))
