# SPDX-License-Identifier: EUPL-1.2
"""Every conversation script, over REST and over Telegram."""

from __future__ import annotations

import pytest

from tests.telegram_server import TelegramServer
from tests.whole.installation import Installation
from tests.whole.play import Play
from tests.whole.script import Script, scripts

CASES = [(script, channel) for script in scripts() for channel in script.channels]


@pytest.mark.parametrize(("script", "channel"), CASES, ids=[f"{s.name}-{c}" for s, c in CASES])
def test_the_conversation_goes_as_its_script_promises(
    script: Script, channel: str, omzien: Installation, telegram: TelegramServer
) -> None:
    Play(omzien, telegram, channel).run(script)


def test_there_are_at_least_thirty_scripts() -> None:
    assert len(scripts()) >= 30
