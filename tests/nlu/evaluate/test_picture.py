# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

from nlu.evaluate.confusion import Confusion
from nlu.evaluate.picture import svg

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_svg_with_a_square_for_each_pair_and_a_number_where_there_is_one() -> None:
    confusion = Confusion(("geld", "w<k"), Counter({("geld", "geld"): 7, ("w<k", "geld"): 3}))
    root = ElementTree.fromstring(svg(confusion))
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert len(list(root.iter(f"{SVG}rect"))) == 1 + 4
    assert texts.count("geld") == texts.count("w<k") == 2
    assert {"7", "3"} <= set(texts) and "0" not in texts


def test_what_never_happens_is_white_and_what_always_does_is_not() -> None:
    confusion = Confusion(("geld", "werk"), Counter({("geld", "geld"): 7, ("werk", "geld"): 3}))
    squares = list(ElementTree.fromstring(svg(confusion)).iter(f"{SVG}rect"))[1:]
    right, never, wrong, _ = (square.get("fill") for square in squares)
    assert never == "#ffffff"
    assert len({right, never, wrong}) == 3
