# SPDX-License-Identifier: EUPL-1.2
"""A tiny installation to publish in."""

from __future__ import annotations

from typing import Any

from content.catalogue import Catalogue
from content.editing.change import Change, LayerFile
from content.editing.job import Job, Result, Where
from content.editing.press import press
from content.editing.repository import Repository
from content.editing.shelf import Shelf
from content.entry import Kind
from tests.content.tree import Tree

ORGANISATION = "dorp"


class Bench:
    """A tiny base, the layers over it, and what they are compiled to."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.where = Where(tree.base, tree.overlay, tree.target)
        self.shelf = Shelf(tree.base, tree.overlay, ORGANISATION)
        self.repository = Repository(tree.overlay, ORGANISATION)

    def job(self, *changes: Change | LayerFile, **more: Any) -> Job:
        """A job of Els."""
        return Job(self.where, ORGANISATION, "Els", changes=changes, **more)

    def publish(self, *changes: Change | LayerFile, **more: Any) -> Result:
        """What came of it."""
        return press(self.job(*changes, **more))

    def say(self, kind: Kind, key: str, data: dict[str, Any] | None, **more: Any) -> Result:
        """Publish one entry's own fields."""
        return self.publish(Change(kind, key, data), **more)

    def undo(self, commit: str) -> Result:
        """Take a publication back."""
        return self.publish(undo=commit)

    def own(self, kind: Kind, key: str) -> dict[str, Any] | None:
        """What the organisation itself says of an entry."""
        view = self.shelf.view(kind, key)
        return view.own if view else None

    def book(self) -> Catalogue:
        """What everybody reads now."""
        return Catalogue.open(self.tree.target)

    def file(self, name: str) -> str:
        """A file of the organisation."""
        return (self.tree.overlay / ORGANISATION / name).read_text("utf-8")

    def log(self) -> list[str]:
        """Who committed with which words, the last first."""
        return self.repository.git.text("log", "--format=%an: %s").splitlines()
