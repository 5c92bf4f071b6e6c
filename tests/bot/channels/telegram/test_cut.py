# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.cut import GAP, cut, pack, units
from tests.botapi import markup

TEXT = st.text(alphabet="ab .\n?😀é", max_size=300)


@given(TEXT)
def test_length_is_counted_as_telegram_counts_it(text: str) -> None:
    assert units(text) == markup.units(text)


@given(TEXT, st.integers(2, 60))
def test_every_piece_fits_and_nothing_but_white_space_is_lost(text: str, longest: int) -> None:
    pieces = cut(text, longest)
    assert all(0 < units(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_short_text_is_cut_at_its_paragraphs_only() -> None:
    assert cut("Een. Twee.\nDrie.\n\nVier.", 100) == ["Een. Twee.\nDrie.", "Vier."]


def test_a_long_paragraph_is_cut_at_a_line_then_a_sentence_then_a_word_then_anywhere() -> None:
    assert cut("een twee\ndrie vier", 12) == ["een twee", "drie vier"]
    assert cut("Een twee. Drie vier", 14) == ["Een twee.", "Drie vier"]
    assert cut("een twee drie", 10) == ["een twee", "drie"]
    assert cut("abcdefghij", 4) == ["abcd", "efgh", "ij"]


@given(st.lists(TEXT.filter(bool), max_size=20), st.integers(300, 900))
def test_blocks_are_packed_in_order_into_as_few_as_fit(blocks: list[str], longest: int) -> None:
    groups = pack(blocks, units, longest + 600)
    assert [block for group in groups for block in group] == blocks
    sizes = [sum(map(units, group)) + GAP * (len(group) - 1) for group in groups]
    assert all(size <= longest + 600 for size in sizes)
    for size, following in zip(sizes, groups[1:], strict=False):
        assert size + GAP + units(following[0]) > longest + 600
