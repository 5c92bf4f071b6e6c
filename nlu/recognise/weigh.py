# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.recognise.weigh`: learns anew what scores are worth, and writes it to `worth.toml`.

To be done when the settings of the machines change, or the sentences that come with Omzien do by a lot.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from content.catalogue import Catalogue
from nlu.directory import compiled
from nlu.recognise import features, machines, network, views, worth
from nlu.recognise.curriculum import Curriculum
from nlu.recognise.features import Features
from nlu.recognise.lessons import lessons
from nlu.recognise.machines import Taught
from nlu.recognise.words import BLANK, Words
from nlu.recognise.worth import Worth

HEAD = """\
# SPDX-License-Identifier: EUPL-1.2
# What the linear score and the networks' score of a label are worth, and an offset, for each group of labels.
# Learned from voices that were kept apart, by `python -m nlu.recognise.weigh`: not to be changed by hand.
"""


def settings() -> dict[str, float]:
    """What the worth of scores depends on besides the sentences."""
    return {
        "strength": machines.STRENGTH,
        "close": machines.CLOSE,
        "words": features.WEIGHT_OF_WORDS,
        "concepts": features.WEIGHT_OF_CONCEPTS,
        "units_of_letters": views.OF_LETTERS,
        "units_of_words": views.OF_WORDS,
        "times_letters": views.TIMES_LETTERS,
        "times_words": views.TIMES_WORDS,
        "unheard": network.UNHEARD,
        "unused": network.UNUSED,
    }


def written(found: Mapping[str, Worth]) -> str:
    """The file that says so."""
    groups = [f"{name} = [{', '.join(f'{value:.4f}' for value in values)}]" for name, values in found.items()]
    known = [f"{name} = {value}" for name, value in settings().items()]
    return "\n".join([f"{HEAD}\n[groups]", *groups, "\n[learned_with]", *known, ""])


def learned(content: Path) -> dict[str, Worth]:
    """What scores are worth for the sentences there are now."""
    examples = lessons(Catalogue.open(content))
    said = list(Words.load(BLANK).of_all(example.text for example in examples))
    given, space = Curriculum.of(examples, said), Features()
    taught = Taught(space.fit(given.said), space.letters, given.spoken)
    return worth.learned(taught, given.groups, worth.kept_apart(given.said, given.voices))


def main() -> None:
    """Write the file."""
    worth.FILE.write_text(written(learned(compiled())), "utf-8")


if __name__ == "__main__":
    main()
