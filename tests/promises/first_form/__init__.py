# SPDX-License-Identifier: EUPL-1.2
"""What the first form of Omzien stored, as it was (README.md)."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store import keys
from store.master import MasterKey

FILE = Path(__file__).parent / "snapshot.jsonl"
LATER_S = 1_800.0


@dataclass(frozen=True)
class FirstForm:
    """An installation as it stood."""

    made: float
    secret: str
    cookie: str
    code: str
    login: tuple[str, str]
    rows: list[dict[str, Any]]

    @classmethod
    def read(cls) -> FirstForm:
        """From the file."""
        first, *rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
        name, password = first["login"]
        return cls(first["made"], first["master"], first["cookie"], first["code"], (name, password), rows)

    async def put(self, redis: Any) -> None:
        """Into an empty Redis, half an hour after it was written: clocks are moved to then."""
        away = self.made + LATER_S - time.time()
        for row in self.rows:
            await _put(redis, row)
            if row["at"]:
                await redis.pexpireat(row["key"], int(row["at"] - away * 1000))
        await redis.set(keys.CLOCK, away)

    def write_key(self, path: Path) -> MasterKey:
        """The key file as that version wrote it: one line."""
        path.write_text(self.secret, encoding="ascii")
        return MasterKey.read(path)


async def _put(redis: Any, row: dict[str, Any]) -> None:
    name, value = row["key"], row["value"]
    match row["type"]:
        case "string":
            await redis.set(name, value)
        case "hash":
            await redis.hset(name, mapping=value)
        case "set":
            await redis.sadd(name, *value)
        case "zset":
            await redis.zadd(name, dict(value))
        case "stream":
            for entry, fields in value:
                await redis.xadd(name, fields, entry)
