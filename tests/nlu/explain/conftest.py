# SPDX-License-Identifier: EUPL-1.2
"""What the explaining tests share: a small model, the detector as it ships, the words of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.explain.danger import Dangers
from nlu.explain.texts import Texts
from nlu.parse import Parser, read_recogniser
from nlu.recognise.recogniser import Recogniser
from nlu.safety import Safety


@pytest.fixture(scope="session")
def catalogue(var: Path) -> Catalogue:
    """The small content."""
    return Catalogue.open(var / "content")


@pytest.fixture(scope="session")
def texts(catalogue: Catalogue) -> Texts:
    """The words of the page as they ship."""
    return Texts(catalogue)


@pytest.fixture(scope="session")
def recogniser(model: Path) -> Recogniser:
    """What was learned from the small content."""
    return read_recogniser(model)


@pytest.fixture(scope="session")
def parser(model: Path, var: Path) -> Parser:
    """Everything `omzien parse` needs."""
    return Parser(model, var / "content")


@pytest.fixture(scope="session")
def dangers() -> Dangers:
    """The detector as it ships."""
    return Dangers(Safety.load())
