# SPDX-License-Identifier: EUPL-1.2
"""What is read when somebody asks: streams, machine, certificate; what cannot be read is left out."""

from __future__ import annotations

import asyncio
import ssl
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.backup.command import backup
from bot.metrics.seen.certificate import Certificate
from bot.metrics.seen.machine import BACKUP_MARK
from bot.metrics.table import CERTIFICATE
from bot.services import open_services
from bot.supervisor.ports import free_port
from bot.upkeep.item import Item
from store import keys
from tests.bot.metrics.page import ask, figures, samples
from tests.bot.support import ORGANISATION, House, settings_of

ENDS = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


async def test_what_waits_in_all_partitions_is_one_figure_and_the_oldest_counts(quiet_house: House) -> None:
    redis, now = quiet_house.services.redis, time.time()
    for partition, ago in ((1, 90), (4, 30), (15, 5)):
        await redis.xadd(keys.inbox(partition), {"r": "x"}, id=f"{int((now - ago) * 1000)}-0")
    await redis.xadd(keys.outbox(2, "urgent"), {"r": "x"})
    await redis.xadd(keys.aside(3), {"e": "x", "why": "x"})
    found = await figures(quiet_house.services)
    assert found["omzien_stream_entries{inbox}"] == 3
    assert 90 <= found["omzien_stream_oldest_seconds{inbox}"] < 120
    assert found["omzien_stream_entries{outbox_urgent}"] == found["omzien_messages_set_aside"] == 1
    assert found["omzien_stream_oldest_seconds{outbox_ordinary}"] == 0


async def test_ages_and_room_are_shown(quiet_house: House, var: Path) -> None:
    found = await figures(quiet_house.services)
    assert 0 < found["omzien_disk_free_ratio"] < 1
    assert found["omzien_redis_memory_bytes"] > 0 and found["omzien_redis_writes_ok"] == 1
    assert found["omzien_redis_memory_ratio"] == found["omzien_backup_made_seconds"] == 0
    assert 0 < found["omzien_content_published_seconds"] <= time.time()
    copied = await asyncio.to_thread(backup, [str(var / "kopie")], quiet_house.services.settings)
    assert copied == 0 and (var / BACKUP_MARK).exists()
    assert time.time() - (await figures(quiet_house.services))["omzien_backup_made_seconds"] < 60


async def test_what_editors_left_is_counted_without_what_it_is(quiet_house: House) -> None:
    left = (
        Item("overdue", "gemeente", "Gemeente"),
        Item("overdue", "lijn", "Lijn", crisis=True),
        Item("merger", "a", "b"),
    )
    stored = {"@": "x", **{item.id: item.dumps() for item in left}}
    await quiet_house.services.redis.hset(keys.upkeep(ORGANISATION), mapping=stored)
    found = await figures(quiet_house.services)
    assert found["omzien_directory_items{stale}"] == 2
    assert found["omzien_directory_items{crisis_expired}"] == found["omzien_directory_items{alarm}"] == 1


async def test_without_redis_the_rest_is_shown_all_the_same(var: Path) -> None:
    services = open_services(settings_of(f"redis://127.0.0.1:{free_port()}/0", var))
    answer = await ask(services, "/metrics?")
    names = {sample.name for sample in samples(answer.text)}
    assert answer.status_code == 200
    assert {"omzien_ready", "omzien_part_up", "omzien_disk_free_ratio"} <= names
    assert not {"omzien_turns_total", "omzien_stream_entries", "omzien_handoffs_waiting"} & names
    await services.close()


async def test_the_day_a_certificate_runs_out_is_read_also_of_one_nobody_trusts(tmp_path: Path) -> None:
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(_certificate(tmp_path))
    async with await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0, ssl=shown) as server:
        looked = Certificate(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        await looked.look()
    assert looked.seen == {CERTIFICATE.field(()): ENDS.timestamp()}


@pytest.mark.parametrize("url", ["", "https://127.0.0.1:9"])
async def test_where_no_certificate_can_be_seen_none_is_shown(url: str) -> None:
    looked = Certificate(url)
    await looked.look()
    assert looked.seen == {}


def _certificate(folder: Path) -> Path:
    """A file with one that nobody signed, and its key."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")]),
    )
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(ENDS - timedelta(days=800))
        .not_valid_after(ENDS)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "proef.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
