# SPDX-License-Identifier: EUPL-1.2
"""Which conversation is meant, and in which of the 16 partitions it lives."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

PARTITIONS = 16


@dataclass(frozen=True)
class ConversationRef:
    """A conversation of one organisation; `id` is a keyed hash, never an address."""

    organisation: str
    id: str

    @property
    def partition(self) -> int:
        """0 to 15, the same in every process."""
        return zlib.crc32(f"{self.organisation}/{self.id}".encode()) % PARTITIONS

    @property
    def tag(self) -> str:
        """The Redis hash tag that keeps all keys of the partition in one slot."""
        return tag(self.partition)

    def __str__(self) -> str:
        return f"{self.organisation}/{self.id}"

    @classmethod
    def parse(cls, text: str) -> ConversationRef:
        """The reverse of `str`; ValueError when `text` has no slash."""
        organisation, found, identifier = text.partition("/")
        if not found or not identifier:
            raise ValueError("a conversation is written organisation/id")
        return cls(organisation, identifier)


def tag(partition: int) -> str:
    """The hash tag of a partition, such as {p07}."""
    return f"{{p{partition:02d}}}"
