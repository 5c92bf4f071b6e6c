# SPDX-License-Identifier: EUPL-1.2
"""What the editor's pages call kinds, fields and choices."""

from __future__ import annotations

from content.catalogue import Catalogue, UnknownText


class Wording:
    """Texts of the pages, of which some need not be there."""

    def __init__(self, catalogue: Catalogue, organisation: str, form: str) -> None:
        self._catalogue, self._organisation, self._form = catalogue, organisation, form

    def say(self, key: str, **holes: str) -> str:
        """A text that is there."""
        return self._catalogue.message(key, self._organisation, self._form, **holes)

    def label(self, kind: str, name: str) -> str:
        """What a field is called."""
        return self._perhaps(f"desk_editor_f_{kind}_{name}", f"desk_editor_f_{name}") or name.replace(
            "_", " "
        )

    def help(self, kind: str, name: str) -> str:
        """What is said below its name, if anything."""
        return self._perhaps(f"desk_editor_h_{kind}_{name}", f"desk_editor_h_{name}")

    def choice(self, name: str, value: str) -> str:
        """What one of its choices is called."""
        word = value.replace(" ", "_")
        return self._perhaps(f"desk_editor_c_{name}_{word}") or value

    def kind(self, kind: str) -> str:
        """What one entry of a kind is called."""
        return self._perhaps(f"desk_editor_kind_{kind}") or kind

    def _perhaps(self, *keys: str) -> str:
        for key in keys:
            try:
                return self.say(key)
            except UnknownText:
                continue
        return ""
