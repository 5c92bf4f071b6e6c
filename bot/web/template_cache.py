# SPDX-License-Identifier: EUPL-1.2
"""Compiled templates, kept for as long as the process lives: compiling one takes longer than a page does."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_kept: dict[str, bytes] = {}


class TemplateCache(BytecodeCache):
    """In memory, for every site of this process; a template that was changed is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was compiled before, if it was of the same text."""
        if code := _kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        _kept[bucket.key] = bucket.bytecode_to_string()
