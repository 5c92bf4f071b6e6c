# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np

from nlu.recognise import worth
from nlu.recognise.curriculum import FEW, INTENTS, WORRIES
from nlu.recognise.features import Features
from nlu.recognise.machines import Group, Taught
from nlu.recognise.weigh import settings, written
from nlu.recognise.worth import CAUTIOUS, kept, kept_apart, learned
from tests.nlu.recognise.test_mixture import HOME, MONEY, TEXTS, said


def taught() -> Taught:
    space = Features()
    return Taught(space.fit(TEXTS), space.letters, np.ones(len(TEXTS), dtype=bool))


def test_a_voice_is_kept_apart_whole_or_not_at_all() -> None:
    texts = [said(f"zin {at}") for at in range(400)]
    voices = [f"stem {at // 20}" if at < 200 else "" for at in range(400)]
    apart = kept_apart(texts, voices)
    of_voices = [set(apart[start : start + 20].tolist()) for start in range(0, 200, 20)]
    assert all(len(found) == 1 for found in of_voices) and {True} in of_voices and {False} in of_voices
    assert 20 <= apart[200:].sum() <= 60


def test_each_group_gets_what_its_own_scores_are_worth() -> None:
    groups = (Group({**MONEY, **HOME}, name="allebei"), Group(MONEY, name="geld"))
    found = learned(taught(), groups, kept_apart(TEXTS, None))
    assert list(found) == ["allebei", "geld"]
    assert found["allebei"] != found["geld"]
    assert all(linear > 0 and networks > 0 for linear, networks, _ in found.values())


def test_without_a_text_that_is_kept_apart_it_is_cautious() -> None:
    found = learned(taught(), (Group(MONEY, name="geld"),), np.zeros(len(TEXTS), dtype=bool))
    assert found == {"geld": CAUTIOUS}


def test_a_label_of_which_hardly_any_is_kept_apart_teaches_nothing_of_its_worth() -> None:
    rare = {"zeldzaam": np.array([at < 3 for at in range(len(TEXTS))])}
    found = learned(taught(), (Group(rare, name="weinig"),), kept_apart(TEXTS, None))
    assert found == {"weinig": CAUTIOUS}


def test_what_is_kept_is_known_of_every_group_and_says_that_both_scores_count() -> None:
    found = kept()
    assert set(found) == {WORRIES, INTENTS, FEW}
    assert all(linear > 0 and networks > 0 for linear, networks, _ in found.values())


def test_what_is_kept_was_learned_with_the_settings_of_today() -> None:
    assert written(kept()) == worth.FILE.read_text("utf-8"), "make it anew: python -m nlu.recognise.weigh"
    assert settings()["strength"] > 0
