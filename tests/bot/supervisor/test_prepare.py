# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import shutil
from pathlib import Path

from bot.supervisor import prepare
from content.catalogue import Catalogue
from content.database import current
from tests.bot.support import ORGANISATION, settings_of

BROKEN = "welcome: [dit is\n"


def spoilt(var: Path) -> None:
    """An organisation's own folder that never was any good."""
    file = var / "own" / ORGANISATION / "messages" / "own.yml"
    file.parent.mkdir(parents=True)
    file.write_text(BROKEN, "utf-8")


async def test_with_own_content_that_is_broken_it_goes_on_with_the_content_of_the_last_time(
    var: Path, tmp_path: Path
) -> None:
    shutil.copytree(var / "content", tmp_path / "content")
    spoilt(tmp_path)
    before, told = current(tmp_path / "content"), list[str]()

    await prepare.content(settings_of("redis://", tmp_path), told.append)

    assert current(tmp_path / "content") == before
    assert any("own.yml" in line for line in told)
    assert told[-1].endswith("Omzien gaat verder met de inhoud van de vorige keer.")


async def test_with_nothing_of_the_last_time_it_goes_on_with_the_national_content_alone(
    tmp_path: Path,
) -> None:
    spoilt(tmp_path)
    told = list[str]()

    await prepare.content(settings_of("redis://", tmp_path), told.append)

    book = Catalogue.open(tmp_path / "content")
    assert book.contact("113", ORGANISATION) is not None and book.message("welcome", ORGANISATION)
    assert any("own.yml" in line for line in told)
    assert told[-1].endswith("Omzien gaat verder met alleen de landelijke inhoud.")
