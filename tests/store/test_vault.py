# SPDX-License-Identifier: EUPL-1.2
"""Sealing."""

from pathlib import Path

import pytest
from redis.asyncio import Redis

from store import keys
from store.conversation import ConversationRef
from store.master import BadMasterKey, MasterKey
from store.vault import Unreadable, Vault

REF = ConversationRef("standaard", "a" * 32)
OTHER = ConversationRef("standaard", "b" * 32)


@pytest.fixture
def master() -> MasterKey:
    return MasterKey(bytes(range(32)))


async def test_what_was_sealed_opens_again(redis: Redis, master: MasterKey) -> None:
    sealed = await Vault(redis, master).seal(REF, "log", b"ik doe de post niet meer open")
    assert await Vault(redis, master).open(REF, "log", sealed) == b"ik doe de post niet meer open"


async def test_nothing_of_the_text_can_be_read_in_what_is_stored(redis: Redis, master: MasterKey) -> None:
    assert b"post" not in await Vault(redis, master).seal(REF, "log", b"ik doe de post niet meer open")


@pytest.mark.parametrize(("ref", "purpose"), [(OTHER, "log"), (REF, "inbox")])
async def test_it_opens_for_no_other_conversation_and_no_other_purpose(
    redis: Redis, master: MasterKey, ref: ConversationRef, purpose: str
) -> None:
    vault = Vault(redis, master)
    sealed = await vault.seal(REF, "log", b"x")
    with pytest.raises(Unreadable):
        await vault.open(ref, purpose, sealed)


async def test_after_erasing_it_can_never_be_opened_again(redis: Redis, master: MasterKey) -> None:
    vault = Vault(redis, master)
    sealed = await vault.seal(REF, "log", b"x")
    await vault.erase(REF)
    for reader in (vault, Vault(redis, master)):
        with pytest.raises(Unreadable):
            await reader.open(REF, "log", sealed)


async def test_another_master_key_opens_nothing(redis: Redis, master: MasterKey) -> None:
    sealed = await Vault(redis, master).seal(REF, "log", b"x")
    with pytest.raises(Unreadable):
        await Vault(redis, MasterKey(bytes(32))).open(REF, "log", sealed)


async def test_two_processes_that_meet_a_new_conversation_agree_on_its_key(
    redis: Redis, master: MasterKey
) -> None:
    one, two = Vault(redis, master), Vault(redis, master)
    assert (await one.key(REF)).kid == (await two.key(REF)).kid == await redis.hget(keys.key(REF), "kid")


def test_an_address_cannot_be_read_back_from_its_conversation(master: MasterKey) -> None:
    ref = master.conversation("standaard", "telegram", "123456789")
    assert "123456789" not in str(ref)
    assert ref == master.conversation("standaard", "telegram", "123456789")
    assert ref != master.conversation("hilversum", "telegram", "123456789")


def test_a_master_key_of_another_length_is_refused() -> None:
    with pytest.raises(BadMasterKey):
        MasterKey(b"short")


def test_a_new_key_seals_otherwise_and_names_the_same(tmp_path: Path) -> None:
    old = MasterKey.ensure(tmp_path / "master.key")
    new = old.renewed()
    assert new.conversation("standaard", "web", "1") == old.conversation("standaard", "web", "1")
    assert new.derive("wrap") != old.derive("wrap") and new.fingerprint != old.fingerprint
    new.write(tmp_path / "master.key")
    assert MasterKey.read(tmp_path / "master.key").fingerprint == new.fingerprint
    assert (tmp_path / "master.key").stat().st_mode & 0o777 == 0o600


def test_a_key_file_of_the_first_form_goes_on_naming_as_it_did(tmp_path: Path) -> None:
    (tmp_path / "master.key").write_text("07" * 32, encoding="ascii")
    first = MasterKey.read(tmp_path / "master.key")
    assert first.naming("code") == first.derive("code")
    new = first.renewed()
    assert new.digest("code", "x") == first.digest("code", "x") and new.derive("code") != first.derive("code")
