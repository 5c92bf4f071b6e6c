# SPDX-License-Identifier: EUPL-1.2
"""docs/monitoring/alerts.yml, judged by Prometheus's own tool: what wakes somebody, and what does not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.docs import promtool
from tests.docs.monitoring import FOLDER, rules

pytestmark = pytest.mark.skipif(promtool.PROGRAM is None, reason="promtool (Debian: prometheus) is not here")
Case = tuple[str, dict[str, str], dict[str, str]]

HELD = "x1800"
ONCE = "1+0" + HELD
NEVER = f"_{HELD}"


def troubles(kind: str) -> str:
    return f'omzien_troubles_total{{kind="{kind}"}}'


def heights(name: str, over: float, labels: str = "") -> dict[str, str]:
    """A histogram to which a second adds as many as take longer than `over` seconds."""
    return {
        one: ("1+1" if float(one.rpartition('le="')[2].rstrip('"}')) > over else "0+0") + HELD
        for one in promtool.well()
        if one.startswith(f"{name}_bucket") and labels in one
    }


FIRING: list[Case] = [
    ("TotalSilence", {"omzien_heartbeat_seconds": "3540+0" + HELD}, {}),
    ("TotalSilence", {"omzien_ready": NEVER}, {}),
    ("NobodyAnswers", {"omzien_ready": "0+0" + HELD}, {}),
    (
        "DangerNotRead",
        {troubles("a_message_was_not_read_for_danger"): "1+1" + HELD},
        {"kind": "a_message_was_not_read_for_danger"},
    ),
    ("SafetyAnswersSlow", heights("omzien_safety_answer_seconds", 1.0), {}),
    ("SafetyAnswersSlow", heights("omzien_delivery_seconds", 5.0, 'lane="urgent"'), {}),
    ("QueueGrows", {'omzien_stream_oldest_seconds{stream="inbox"}': "61+0" + HELD}, {"stream": "inbox"}),
    ("QueueGrows", {'omzien_stream_entries{stream="inbox"}': "501+0" + HELD}, {"stream": "inbox"}),
    ("RasaDown", {'omzien_part_up{part="rasa"}': "0+0" + HELD}, {"part": "rasa"}),
    ("RasaDown", {'omzien_rasa_seconds_count{result="silent"}': "0+2" + HELD}, {"result": "silent"}),
    ("MessagesSetAside", {troubles("message_set_aside"): ONCE}, {"kind": "message_set_aside"}),
    (
        "SendingFails",
        {'omzien_deliveries_total{lane="ordinary",result="failed"}': "0+1" + HELD},
        {"lane": "ordinary", "result": "failed"},
    ),
    (
        "SendingFails",
        {'omzien_stream_oldest_seconds{stream="outbox_urgent"}': "301+0" + HELD},
        {"stream": "outbox_urgent"},
    ),
    ("TelegramAsksForLess", {'omzien_pauses_total{why="flood"}': "0+1" + HELD}, {"why": "flood"}),
    ("StaffHearNothing", {'omzien_part_up{part="alert_mail"}': "0+0" + HELD}, {"part": "alert_mail"}),
    ("DangerWaits", {'omzien_handoffs_oldest_seconds{urgent="yes"}': "601+60" + HELD}, {"urgent": "yes"}),
    ("NobodyOnDuty", {"omzien_duty_uncovered": ONCE}, {}),
    ("PromiseLate", {"omzien_promises_overdue": ONCE}, {}),
    ("PromiseLate", {'omzien_promises_total{result="late"}': ONCE}, {"result": "late"}),
    ("RedisNearlyFull", {"omzien_redis_memory_ratio": "0.81+0" + HELD}, {}),
    ("RedisCannotWrite", {"omzien_redis_writes_ok": "0+0" + HELD}, {}),
    ("DiskNearlyFull", {"omzien_disk_free_ratio": "0.09+0" + HELD}, {}),
    ("BackupTooOld", {"omzien_backup_made_seconds": "-110000+0" + HELD}, {}),
    (
        "ErasedNotGone",
        {troubles("the_append_only_file_was_not_written_anew"): ONCE},
        {"kind": "the_append_only_file_was_not_written_anew"},
    ),
    ("CertificateEnds", {"omzien_certificate_ends_seconds": "1200000+0" + HELD}, {}),
    ("ManyErrors", {'omzien_log_lines_total{part="worker",level="error"}': "0+1" + HELD}, {}),
    (
        "CrisisLineExpired",
        {'omzien_directory_items{what="crisis_expired"}': ONCE},
        {"what": "crisis_expired"},
    ),
    ("ContentStale", {'omzien_directory_items{what="stale"}': "26+0" + HELD}, {"what": "stale"}),
    ("ContentStale", {'omzien_directory_items{what="alarm"}': ONCE}, {"what": "alarm"}),
    ("SwitchedOff", {"omzien_switched_off": ONCE}, {}),
]
"""An alert, what goes wrong in the second hour, and what the alert says of it."""

QUIET: list[tuple[str, dict[str, str]]] = [
    ("TotalSilence", {"omzien_heartbeat_seconds": f"3600+60x20 4740+0x8 5340+60{HELD}"}),
    ("NobodyAnswers", {"omzien_ready": f"0x1 1+0{HELD}"}),
    ("SafetyAnswersSlow", heights("omzien_safety_answer_seconds", 0.25)),
    ("SafetyAnswersSlow", heights("omzien_delivery_seconds", 30.0, 'lane="ordinary"')),
    ("QueueGrows", {'omzien_stream_entries{stream="outbox_ordinary"}': "900+0" + HELD}),
    ("QueueGrows", {'omzien_stream_oldest_seconds{stream="inbox"}': "59+0" + HELD}),
    ("RasaDown", {'omzien_part_up{part="alert_mail"}': "0+0" + HELD}),
    ("TelegramAsksForLess", {'omzien_pauses_total{why="budget"}': "0+9" + HELD}),
    ("DangerWaits", {'omzien_handoffs_oldest_seconds{urgent="no"}': "601+60" + HELD}),
    ("NobodyOnDuty", {"omzien_duty_uncovered": f"1x10 0+0{HELD}"}),
    ("RedisNearlyFull", {"omzien_redis_memory_ratio": "0.79+0" + HELD}),
    ("DiskNearlyFull", {"omzien_disk_free_ratio": "0.11+0" + HELD}),
    ("ManyErrors", {'omzien_log_lines_total{part="worker",level="warning"}': "0+9" + HELD}),
    ("ContentStale", {'omzien_directory_items{what="stale"}': "25+0" + HELD}),
]
"""An alert, and what is no reason for it yet."""


@pytest.mark.parametrize(("alert", "changed", "labels"), FIRING, ids=[case[0] for case in FIRING])
def test_an_alert_fires_over_what_its_page_is_about_and_not_before(
    alert: str, changed: dict[str, str], labels: dict[str, str], tmp_path: Path
) -> None:
    assert promtool.fires(alert, changed, labels, tmp_path) == ""


@pytest.mark.parametrize(("alert", "changed"), QUIET, ids=[case[0] for case in QUIET])
def test_an_alert_stays_quiet_over_less_or_something_else(
    alert: str, changed: dict[str, str], tmp_path: Path
) -> None:
    assert promtool.quiet(alert, changed, tmp_path) == ""


def test_every_alert_is_seen_to_fire() -> None:
    assert {case[0] for case in FIRING} == {rule["alert"] for rule in rules()}


def test_where_all_is_well_nothing_fires_for_a_day(tmp_path: Path) -> None:
    assert promtool.nothing(tmp_path) == ""


def test_prometheus_takes_the_configuration_it_is_told_to_take(tmp_path: Path) -> None:
    (tmp_path / "omzien-metrics-token").write_text("x", "utf-8")
    for name in ("alerts.yml", "prometheus.yml"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    assert promtool.PROGRAM is not None
    done = subprocess.run(
        (promtool.PROGRAM, "check", "config", "prometheus.yml"), cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
