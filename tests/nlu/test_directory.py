# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from nlu import directory


def test_everything_stands_under_the_folder_that_was_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OMZIEN_VAR_DIR", str(tmp_path))
    assert directory.compiled() == tmp_path / "content"
    assert directory.models() == tmp_path / "models"
    assert directory.master_key() == tmp_path / "master.key"


def test_without_a_setting_it_is_var_beside_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMZIEN_VAR_DIR", raising=False)
    assert directory.var() == directory.ROOT / "var"
