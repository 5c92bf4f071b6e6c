# SPDX-License-Identifier: EUPL-1.2
"""Three messages with what was heard of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.evaluate.heard import Heard
from nlu.evaluate.messages import Danger
from nlu.evaluate.section import Measured, Messages, Section
from tests.nlu.evaluate.sample import worry

RIGHT, WRONG = worry("geld", text="goed begrepen"), worry("werk", text="slecht begrepen")
DANGER = Danger("niet gezien", "geweld", "child", "veiled", "sms")


@pytest.fixture(name="section")
def fixture_section(var: Path) -> Section:
    messages = Messages("proef", [RIGHT, WRONG], [DANGER])
    ours = [Heard(themes=(("geld", 0.9),)), Heard(themes=(("geld", 0.9),)), Heard()]
    catalogue = Catalogue.open(var / "content")
    return Section(
        messages, Measured(messages, ours, catalogue), Measured(messages, [Heard()] * 3, catalogue)
    )
