# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.render import keyboard, render
from bot.conversation.entry import Choice, Entry, Part, Who
from tests.botapi import markup

WORDS = st.text(max_size=400)
PARTS = st.lists(st.builds(Part, text=WORDS, title=st.none() | st.text(max_size=300)), max_size=6)
ENTRIES = st.builds(
    lambda parts, who, name: entry(*parts, who=who, name=name),
    PARTS, st.sampled_from(["bot", "worker"]), st.none() | st.text(max_size=40),
)  # fmt: skip


def entry(*parts: Part, buttons: tuple[Choice, ...] = (), who: Who = "bot", name: str | None = None) -> Entry:
    return Entry(seq=1, at=0.0, who=who, parts=parts, buttons=buttons, name=name)


def titles(*names: str) -> list[list[str]]:
    rows = keyboard([Choice(name, f"k_{number}") for number, name in enumerate(names)]).inline_keyboard
    return [[button.text for button in row] for row in rows]


def test_titles_are_bold_and_parts_stand_apart() -> None:
    [bubble] = render(entry(Part("Begin hier:"), Part("Bel 0800-8115.\nGratis.", "Geldfit")))
    assert bubble.html == "Begin hier:\n\n<b>Geldfit</b>\nBel 0800-8115.\nGratis."
    assert bubble.plain == "Begin hier:\n\nGeldfit\nBel 0800-8115.\nGratis."


def test_every_sign_of_html_is_shown_as_typed() -> None:
    [bubble] = render(entry(Part("<i>niet</i> & 1 < 2", 'A & "B" <b>')))
    assert markup.parse(bubble.html)[0] == 'A & "B" <b>\n<i>niet</i> & 1 < 2'


def test_a_workers_first_name_stands_above_the_words() -> None:
    [bubble] = render(entry(Part("Komt het nu uit?"), who="worker", name="Anja"))
    assert bubble.html == "<b>Anja</b>\nKomt het nu uit?"
    [titled] = render(entry(Part("Maandag.", "Afspraak"), who="worker", name="Anja"))
    assert titled.html == "<b>Anja</b>\n\n<b>Afspraak</b>\nMaandag."


def test_short_buttons_stand_two_in_a_row_and_long_ones_alone() -> None:
    assert titles("Ja", "Nee", "Weet ik niet") == [["Ja", "Nee"], ["Weet ik niet"]]
    assert titles("Ik wil een mens spreken", "Meer", "Iets anders", "Het is goed zo") == [
        ["Ik wil een mens spreken"], ["Meer", "Iets anders"], ["Het is goed zo"],
    ]  # fmt: skip
    assert titles("Ja", "Ik wil een mens spreken", "Nee") == [["Ja"], ["Ik wil een mens spreken"], ["Nee"]]


def test_buttons_carry_their_payload() -> None:
    [[button]] = keyboard([Choice("Ja", "k_abcdefghij")]).inline_keyboard
    assert button.callback_data == "k_abcdefghij"


def test_a_long_message_is_cut_at_a_paragraph_with_the_buttons_under_the_end() -> None:
    first, second = "een " * 700, "twee " * 500
    bubbles = render(entry(Part(first), Part(second), buttons=(Choice("Ja", "k_1"),)))
    assert [bubble.plain for bubble in bubbles] == [first.strip(), second.strip()]
    assert [bubble.keyboard is None for bubble in bubbles] == [True, False]


def test_a_file_comes_with_the_words_and_the_buttons_of_the_last_message() -> None:
    [bubble] = render(entry(Part("Tik op het bestand.", calendar="schaken"), buttons=(Choice("Ja", "k_1"),)))
    assert (bubble.plain, bubble.calendar) == ("Tik op het bestand.", "schaken")
    assert bubble.keyboard is not None


def test_words_that_do_not_fit_under_a_file_go_before_it() -> None:
    bubbles = render(entry(Part("een " * 300), Part("Tik op het bestand.", calendar="schaken")))
    assert [bubble.calendar for bubble in bubbles] == [None, "schaken"]
    assert all(markup.units(bubble.plain) <= 1024 for bubble in bubbles)


def test_an_entry_without_words_is_no_message() -> None:
    assert render(entry(Part(" "), buttons=(Choice("Ja", "k_1"),))) == []


def test_control_characters_go_and_joined_emoji_stay_whole() -> None:
    [bubble] = render(entry(Part("a\x00b\x1b 👨‍👩‍👧\tc")))
    assert bubble.plain == "ab 👨‍👩‍👧c"


@given(ENTRIES)
def test_whatever_is_said_fits_and_is_html_telegram_reads(said: Entry) -> None:
    for bubble in render(said, longest=1000):
        plain, _ = markup.parse(bubble.html)
        assert plain == bubble.plain
        assert 0 < markup.units(plain) <= 1000
