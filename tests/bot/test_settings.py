# SPDX-License-Identifier: EUPL-1.2
"""Settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import ROOT, BadSettings, known_names, read_settings


@pytest.fixture(autouse=True)
def no_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_everything_has_a_default() -> None:
    assert read_settings().port == 8080


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("OMZIEN_PORT", "eighty", "OMZIEN_PORT: Input should be a valid integer"),
        ("OMZIEN_PORT", "70000", "OMZIEN_PORT: Input should be less than or equal to 65535"),
        ("OMZIEN_FORM", "jij", "OMZIEN_FORM: Input should be 'je' or 'u'"),
        ("PUBLIC_URL", "http://omzien.example", "PUBLIC_URL: must begin with https://"),
        ("CONTENT_DIR", "/nowhere/at/all", "CONTENT_DIR: is not a folder"),
        (
            "OMZIEN_HEARTBEAT_URL",
            "http://watcher.example/x",
            "OMZIEN_HEARTBEAT_URL: must begin with https://",
        ),
        ("OMZIEN_ORGANISATION", "De Wijk", "OMZIEN_ORGANISATION: String should match"),
        ("OMZIEN_PROT", "8081", "OMZIEN_PROT: unknown setting"),
    ],
)
def test_a_wrong_or_unknown_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_unknown_setting_in_the_env_file_is_named_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OMZIEN_PROT=8081\n", encoding="utf-8")
    with pytest.raises(BadSettings, match="OMZIEN_PROT"):
        read_settings()


def test_a_secret_is_never_shown_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:verysecret")
    assert "verysecret" not in repr(read_settings())


@pytest.mark.parametrize("name", sorted(known_names()))
def test_every_setting_stands_in_the_example_file(name: str) -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith(f"#{name}=") for line in lines), name


def test_the_example_file_names_only_settings_that_exist() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {
        line[1:].split("=")[0] for line in lines if line.startswith("#") and "=" in line and line[1] != " "
    }
    assert named <= known_names()
