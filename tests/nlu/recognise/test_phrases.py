# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.recognise.phrases import phrases
from tests.nlu import small_content

NEEDS = [{"key": "post", "when": ["stapel brieven", "envelop*", "huurachterstand"]}, "eten"]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    folder = small_content.write(Path(tmp_path_factory.mktemp("phrases")))
    with sqlite3.connect(folder / "content-small.sqlite") as connection:
        data = json.dumps({"name": "Geld", "button": "Geld", "needs": NEEDS})
        connection.execute("UPDATE entry SET data = ? WHERE kind = 'theme' AND key = 'geld'", (data,))
    connection.close()
    return dict(phrases(Catalogue.open(folder)))


def test_the_words_of_a_need_belong_to_its_theme(found: dict[str, tuple[str, ...]]) -> None:
    assert found["stapel brieven"] == ("geld",)


def test_a_star_is_no_part_of_a_phrase(found: dict[str, tuple[str, ...]]) -> None:
    assert "envelop" in found and not any("*" in phrase for phrase in found)


def test_a_phrase_of_two_themes_is_taught_with_both(found: dict[str, tuple[str, ...]]) -> None:
    assert found["huurachterstand"] == ("geld", "wonen")


def test_only_themes_there_are_get_phrases(found: dict[str, tuple[str, ...]]) -> None:
    assert {key for keys in found.values() for key in keys} == {"geld", "wonen", "eenzaamheid"}
