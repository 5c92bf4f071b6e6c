# SPDX-License-Identifier: EUPL-1.2
"""A stand-in for the nlu room's interpreter: it answers its command lines, and writes down what was asked."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.models import Models

_PROGRAM = """\
#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
say = json.loads((folder / "say.json").read_text())
what = sys.argv[2] + ("".join(word for word in sys.argv if word in ("--state", "--candidate")))
with (folder / "asked").open("a") as asked:
    asked.write(what + "\\n")
if what in say["failing"]:
    sys.exit(1)
if what.endswith("--state"):
    learned = (folder / "models" / "current").read_text()
    print(json.dumps({{"sentences": say["sentences"], "learned": say["learned"].get(learned, "unknown")}}))
elif what.endswith("--candidate"):
    model = folder / "models" / say["candidate"]
    model.touch()
    print(model)
else:
    print(json.dumps(say["report"]))
"""
SAME = {"top_1": [[80, 100], [80, 100]], "recall": [[90, 100], [90, 100]]}
OLD, NEW = "omzien-old.tar.gz", "omzien-new.tar.gz"


def report(**figures: list[list[int]]) -> dict[str, Any]:
    """What a comparison says."""
    nothing = {"of": 0, "before": 0, "after": 0}
    return {"figures": {**SAME, **figures}, "held": nothing, "taught": nothing, "flips": []}


@dataclass
class NluCommand:
    """`sentences` is the mark of what is published; the old model learned `one`, the new one `two`."""

    folder: Path
    sentences: str = "one"
    report: dict[str, Any] = field(default_factory=report)
    failing: list[str] = field(default_factory=list)

    def ready(self) -> Path:
        """The path of the interpreter, with the old model in use."""
        program = self.folder / "python"
        program.write_text(_PROGRAM.format(python=sys.executable, folder=str(self.folder)), "utf-8")
        program.chmod(0o755)
        self.models.folder.mkdir(exist_ok=True)
        old = self.models.folder / OLD
        old.touch()
        self.models.use(old)
        self.say()
        return program

    def say(self) -> None:
        """Answer with what the fields hold now."""
        said = {
            "sentences": self.sentences,
            "learned": {OLD: "one", NEW: "two"},
            "candidate": NEW,
            "report": self.report,
            "failing": self.failing,
        }
        (self.folder / "say.json").write_text(json.dumps(said), "utf-8")

    @property
    def models(self) -> Models:
        """The folder of models it works in."""
        return Models(self.folder / "models")

    @property
    def asked(self) -> list[str]:
        """The commands, in order."""
        file = self.folder / "asked"
        return file.read_text("utf-8").split() if file.exists() else []
