# SPDX-License-Identifier: EUPL-1.2
"""What is pasted is words alone."""

from __future__ import annotations

import pytest

from bot.desk.pages.editor.plain_text import plain_text

WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {margin: 0}</style></head><body>'
    '<p class="MsoNormal"><span style="font-family:Calibri">Bel\r\nmaandag&nbsp;<b>om 9 uur</b>.'
    "<o:p></o:p></span></p><p>Geld &amp; wonen</p></body></html>"
)


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        (WORD, "Bel maandag om 9 uur.\nGeld & wonen"),
        ("<ul><li>een</li><li>twee</li></ul>", "een\ntwee"),
        ("<script>alert(1)</script>Hallo", "Hallo"),
        ("gewoon\r\n\r\n\r\n\r\ntekst", "gewoon\n\ntekst"),
        ("zacht\u00adafbreken en\u00a0vast\u200b", "zachtafbreken en vast"),
        ("3 < 5 en 7 > 2", "3 < 5 en 7 > 2"),
        ("R&D", "R&D"),
        ("  ", ""),
    ],
)
def test_what_was_pasted_keeps_its_words_and_nothing_else(pasted: str, words: str) -> None:
    assert plain_text(pasted) == words
