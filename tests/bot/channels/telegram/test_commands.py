# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.channels.telegram.commands import COMMANDS, command


@pytest.mark.parametrize("name", COMMANDS)
def test_a_known_command_is_a_command_bare_with_a_name_or_with_one_word(name: str) -> None:
    assert command(f"/{name}") == name
    assert command(f"/{name}@omzien_bot") == name
    assert command(f"/{name}@omzien_bot flyer-12") == name
    assert command(f"/{name.capitalize()} ") == name


@pytest.mark.parametrize(
    "text", ["/restart", "/", '/intent{"x":1}', "mens", "//mens", "/mensen", "/mens@", ""]
)
def test_anything_else_is_not(text: str) -> None:
    assert command(text) is None


def test_a_command_with_a_sentence_after_it_is_read_as_a_message() -> None:
    assert command("/mens ik wil niet meer leven") is None
