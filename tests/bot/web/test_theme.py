# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
from pathlib import Path

from redis.asyncio import Redis
from structlog.testing import capture_logs

from bot.web.theme import ADDRESS, Themes
from tests.bot.web.client import client_of
from tests.bot.web.support import Settings, stage

BUTTON = "--utrecht-button-primary-action-background-color"
TOKENS = f"/* ours */\n.voorbeeld-theme {{ {BUTTON}: #5b1a8b; }}\n.voorbeeld-theme--wide {{ --x: 1 }}\n"


def put(folder: Path, css: str = TOKENS) -> Path:
    path = folder / "tokens.css"
    path.write_text(css, encoding="utf-8")
    return path


def test_without_a_file_there_is_no_theme(tmp_path: Path) -> None:
    assert Themes(Settings(content_dir=tmp_path)).now() is None


def test_a_themes_own_class_stands_for_every_page_and_its_other_classes_do_not(tmp_path: Path) -> None:
    theme = Themes(Settings(tokens_file=put(tmp_path))).now()
    assert theme and f":root {{ {BUTTON}: #5b1a8b; }}" in theme.css
    assert ".voorbeeld-theme--wide" in theme.css and "ours" not in theme.css


def test_the_file_in_the_organisations_own_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "standaard").mkdir()
    put(tmp_path / "standaard")
    assert Themes(Settings(content_dir=tmp_path)).now()


def test_a_changed_file_is_there_at_the_next_page_under_another_address(tmp_path: Path) -> None:
    path = put(tmp_path)
    themes = Themes(Settings(tokens_file=path))
    before = themes.now()
    put(tmp_path, TOKENS.replace("#5b1a8b", "#123456"))
    os.utime(path, (1, 1))
    after = themes.now()
    assert before and after and before.address != after.address and "#123456" in after.css


def test_too_little_contrast_is_said_in_the_log_by_the_names_of_the_tokens(tmp_path: Path) -> None:
    with capture_logs() as logs:
        Themes(Settings(tokens_file=put(tmp_path, f":root {{ {BUTTON}: #ffee00 }}"))).now()
    [line] = logs
    assert line["event"] == "too little contrast in the token file" and line["on"] == BUTTON


def test_a_file_that_cannot_be_read_leaves_our_own_look(tmp_path: Path) -> None:
    path = tmp_path / "tokens.css"
    path.write_bytes(b"\xff\xfe\x00")
    with capture_logs() as logs:
        assert Themes(Settings(tokens_file=path)).now() is None
    assert logs[0]["event"] == "the token file cannot be read"


async def test_every_page_asks_for_it_after_our_own_tokens(redis: Redis, tmp_path: Path) -> None:
    pages = stage(redis, tokens_file=put(tmp_path))
    async with client_of(pages) as client:
        for address in ("/", "/desk", "/nergens"):
            page = (await client.get(address)).text
            assert (
                page.index("/static/tokens.css") < page.index(f'href="{ADDRESS}?v=') < page.index("base.css")
            )
        answer = await client.get(ADDRESS)
    assert (
        answer.status_code == 200 and "text/css" in answer.headers["content-type"] and BUTTON in answer.text
    )


async def test_without_one_nothing_is_asked_for(redis: Redis) -> None:
    async with client_of(stage(redis)) as client:
        assert ADDRESS not in (await client.get("/")).text
        assert (await client.get(ADDRESS)).status_code == 404
