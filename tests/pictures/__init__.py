# SPDX-License-Identifier: EUPL-1.2
"""The pictures of the README and the other pages, of a real installation on a fixed morning."""

from __future__ import annotations

from pathlib import Path

from bot.settings import ROOT
from tests.bot.web.browser import chromium
from tests.pictures import desk, editor
from tests.pictures.album import Album
from tests.whole.installation import Installation
from tests.whole.newsroom import newsroom
from tests.whole.office_day import morning

TARGET = ROOT / "docs" / "pictures"
LARGEST = 200_000


def take(omzien: Installation, folder: Path) -> None:
    """All of them, into this folder; nothing of this morning stays behind."""
    with morning(omzien), newsroom(omzien), chromium() as browser:
        album = Album(browser, omzien, folder)
        desk.take(album)
        editor.take(album)
