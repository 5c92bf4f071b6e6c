# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.model import Example
from nlu import learned
from nlu.learned import Learned
from store.models import lessons_of

LESSONS = (Example("ik heb schulden", "zorg_delen", ("geld",), "oma"), Example("mens", "mens"))


def test_what_was_kept_beside_a_model_is_what_is_read(tmp_path: Path) -> None:
    model = tmp_path / "omzien-a.tar.gz"
    learned.keep(model, Learned("code", LESSONS))
    assert learned.of(model) == Learned("code", LESSONS)


def test_another_order_or_theme_is_another_mark_and_another_voice_is_not() -> None:
    marks = {
        learned.mark(LESSONS),
        learned.mark(LESSONS[::-1]),
        learned.mark((Example("ik heb schulden", "zorg_delen", ("wonen",)), LESSONS[1])),
    }
    assert len(marks) == 3
    assert learned.mark((Example("mens", "mens", (), "opa"),)) == learned.mark(LESSONS[1:])


@pytest.mark.parametrize("kept", [None, b"", b"no gzip", b"\x1f\x8b\x08\x00\x00"])
def test_what_cannot_be_read_is_not_known(tmp_path: Path, kept: bytes | None) -> None:
    model = tmp_path / "omzien-a.tar.gz"
    if kept is not None:
        lessons_of(model).write_bytes(kept)
    assert learned.of(model) is None


def test_without_a_model_nothing_was_learned() -> None:
    assert learned.of(None) is None
