# SPDX-License-Identifier: EUPL-1.2
"""Reading ease: a tip under a limit; LiNT-II where it is installed, here a stand-in on the path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from content.checks import readability
from content.loader import load
from tests.content.broken import TALK
from tests.content.tree import Tree

HEAVY = (
    "Belanghebbenden ontvangen aanvullende inkomensondersteuning overeenkomstig gemeentelijke verordeningen. "
    "Onderhavige bijstandsaanvragen vereisen identiteitsbewijzen, inkomensspecificaties, bankafschriften, "
    "huurovereenkomsten, verzekeringspolissen, belastingaangiften, vermogensverklaringen. "
    "Aansluitend beoordelen klantmanagers ingediende documentatie."
)
EASY = "Ik zoek met je mee. " * 8
STAND_IN = """\
class ReadabilityAnalysis:
    def __init__(self, text):
        self.lint = self
        self.level = 3 if "huis" in text else 2

    from_text = classmethod(lambda cls, text: cls(text))
"""
SAY = """\
from pathlib import Path
from sys import argv
from content.checks import readability
from content.loader import load
print(*(problem.said for problem in readability.problems(load(Path(argv[1])))), sep="\\n")
"""


def test_a_heavy_text_gets_a_tip_and_an_easy_one_none(tree: Tree) -> None:
    tree.spoil(TALK, "Vertel wat er is.", HEAVY)
    tree.spoil(TALK, "Vertelt u wat er is.", EASY)
    (found,) = readability.problems(load(tree.base))
    assert (found.line, found.weight) == (2, "hint")
    assert found.message.startswith("dit leest zwaar (leesgemak ")


def test_nothing_is_said_of_short_texts_or_of_files_that_cannot_be_read(tree: Tree) -> None:
    tree.spoil(TALK, "Vertel wat er is.", " ".join(HEAVY.split()[:5]))
    assert list(readability.problems(load(tree.base))) == []
    tree.spoil(TALK, "Vertelt u wat er is.", HEAVY)
    tree.write("messages/stuk.yml", "a: [")
    assert list(readability.problems(load(tree.base))) == []


def test_lint_gives_a_tip_of_its_own_where_it_is_installed(tree: Tree, tmp_path: Path) -> None:
    (tmp_path / "extra" / "lint_ii").mkdir(parents=True)
    (tmp_path / "extra" / "lint_ii" / "__init__.py").write_text(STAND_IN, "utf-8")
    tree.spoil(TALK, "Vertel wat er is.", EASY + "Mijn huis.")
    root = Path(readability.__file__).parents[2]
    path = os.pathsep.join((str(root), str(tmp_path / "extra")))
    done = subprocess.run(
        [sys.executable, "-c", SAY, str(tree.base)],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (
        "tip: dit leest zwaar (LiNT-niveau 3 van 4): maak de zinnen en woorden korter\n",
        "",
    )


def test_no_part_that_talks_with_residents_loads_the_library() -> None:
    code = "import sys, content.check, content.compile, content.catalogue; print('textstat' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
