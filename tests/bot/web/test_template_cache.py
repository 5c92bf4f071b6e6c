# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import Bucket

from bot.web.template_cache import TemplateCache


class Counted(TemplateCache):
    """Counts what had to be compiled."""

    def __init__(self) -> None:
        self.compiled = 0

    def dump_bytecode(self, bucket: Bucket) -> None:
        """One more."""
        self.compiled += 1
        super().dump_bytecode(bucket)


def shown(folder: Path, cache: TemplateCache) -> str:
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=cache)
    return environment.get_template("page.html").render(name="Anja")


def test_a_template_is_compiled_once_for_every_site_of_the_process(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("Dag {{ name }}", encoding="utf-8")
    first, second = Counted(), Counted()
    assert shown(tmp_path, first) == shown(tmp_path, second) == "Dag Anja"
    assert (first.compiled, second.compiled) == (1, 0)


def test_a_template_that_was_changed_is_compiled_anew(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("Dag {{ name }}", encoding="utf-8")
    shown(tmp_path, TemplateCache())
    (tmp_path / "page.html").write_text("Hallo {{ name }}", encoding="utf-8")
    assert shown(tmp_path, TemplateCache()) == "Hallo Anja"
