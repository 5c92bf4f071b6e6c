# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from actions.secret import FOLDER, NAME, secret
from store import secret_files


def test_the_action_server_finds_its_secret_where_the_others_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME.lower()).write_text("een-geheim\n", encoding="utf-8")
    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert secret() == secret_files.secret(NAME) == "een-geheim"
    monkeypatch.setenv(NAME, "een ander")
    assert secret() == secret_files.secret(NAME) == "een ander"
    monkeypatch.delenv(NAME)
    monkeypatch.setenv(FOLDER, str(tmp_path / "nergens"))
    assert secret() == ""
