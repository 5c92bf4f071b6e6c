# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from store.secret_files import FOLDER, folder, secret

NAME = "OMZIEN_RASA_SECRET"


@pytest.mark.parametrize("file", [NAME, NAME.lower()])
def test_a_secret_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    (tmp_path / file).write_text("een-geheim\n", encoding="utf-8")
    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert folder() == tmp_path and secret(NAME) == "een-geheim"
    monkeypatch.setenv(NAME, "een ander")
    assert secret(NAME) == "een ander"


def test_without_a_file_there_is_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert secret(NAME) == ""
    monkeypatch.setenv(FOLDER, str(tmp_path / "nergens"))
    assert secret(NAME) == ""
