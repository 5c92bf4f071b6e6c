# SPDX-License-Identifier: EUPL-1.2
"""The alert rules as Prometheus itself reads them: promtool, and a made-up day of figures."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.docs.monitoring import FOLDER, names, rules, samples

PROGRAM = shutil.which("promtool")
BEGINS, MINUTES = 60, 30 * 60
"""The minute trouble begins, and how many there are: some alerts wait for a day."""
HOURS = 5 * 60
"""Minutes; an alert that waits longer than this waits for a day."""
WELL = {"omzien_ready": 1, "omzien_part_up": 1, "omzien_redis_writes_ok": 1, "omzien_disk_free_ratio": 0.5}
MOMENTS = ("omzien_heartbeat_seconds", "omzien_backup_made_seconds")
"""Figures that are a moment: when all is well they go on with the clock."""
FAR = "omzien_certificate_ends_seconds"
Series = Mapping[str, str]
"""Figures with their labels, and their values in promtool's words from the minute on that trouble begins."""


def fires(alert: str, changed: Series, labels: Mapping[str, str], folder: Path) -> str:
    """What promtool has against it that this alert fires over these figures, and not before they change."""
    rule = _rule(alert)
    said = {"exp_labels": {**rule["labels"], **labels}, "exp_annotations": rule["annotations"]}
    return _told(
        folder, _group(_asked(rule), changed, [(BEGINS - 1, alert, []), (_late(rule), alert, [said])])
    )


def quiet(alert: str, changed: Series, folder: Path) -> str:
    """What promtool has against it that this alert stays quiet over these figures."""
    rule = _rule(alert)
    return _told(folder, _group(_asked(rule), changed, [(_late(rule), alert, [])]))


def nothing(folder: Path) -> str:
    """What promtool has against it that nothing fires where all is well."""
    return _told(folder, _group(well(), {}, [(MINUTES, rule["alert"], []) for rule in rules()]))


def well() -> dict[str, str]:
    """Every figure there is, as the app's own registry names it, where nothing is wrong."""
    return {_named(sample.name, sample.labels): _fine(sample.name) for sample in samples()}


def _rule(alert: str) -> dict[str, Any]:
    (rule,) = [rule for rule in rules() if rule["alert"] == alert]
    return rule


def _asked(rule: Mapping[str, Any]) -> dict[str, str]:
    """What a rule asks for, where nothing is wrong."""
    return {name: values for name, values in well().items() if name.partition("{")[0] in names(rule["expr"])}


def _late(rule: Mapping[str, Any]) -> int:
    """Some minutes after the alert has waited for as long as it waits."""
    wait = str(rule.get("for", "0m"))
    return BEGINS + int(wait[:-1]) * {"m": 1, "h": 60, "d": 24 * 60}[wait[-1]] + 20


def _group(
    calm: Series, changed: Series, asked: list[tuple[int, str, list[dict[str, Any]]]]
) -> dict[str, Any]:
    unknown = changed.keys() - calm.keys()
    assert not unknown, f"the alert does not ask for these: {unknown}"
    figures = {name: f"{value}x{MINUTES}" for name, value in calm.items()}
    figures |= {name: f"{calm[name]}x{BEGINS - 1} {values}" for name, values in changed.items()}
    tests = [{"eval_time": f"{m}m", "alertname": name, "exp_alerts": said} for m, name, said in asked]
    series = [{"series": name, "values": values} for name, values in figures.items()]
    return {"interval": "1m", "input_series": series, "alert_rule_test": tests}


def _named(name: str, labels: Mapping[str, str]) -> str:
    inside = ",".join(f'{label}="{value}"' for label, value in labels.items())
    return f"{name}{{{inside}}}" if inside else name


def _fine(name: str) -> str:
    if name in MOMENTS:
        return "0+60"
    return "10000000+0" if name == FAR else f"{WELL.get(name, 0)}+0"


def _told(folder: Path, group: Mapping[str, Any]) -> str:
    shutil.copy(FOLDER / "alerts.yml", folder)
    # Who waits for a day is looked at less often: every minute of it takes seconds here.
    often = "1m" if all(int(one["eval_time"][:-1]) < HOURS for one in group["alert_rule_test"]) else "10m"
    made = {"rule_files": ["alerts.yml"], "evaluation_interval": often, "tests": [group]}
    (folder / "tests.yml").write_text(yaml.safe_dump(made), "utf-8")
    assert PROGRAM is not None
    done = subprocess.run(
        (PROGRAM, "test", "rules", "tests.yml"), cwd=folder, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
