# SPDX-License-Identifier: EUPL-1.2
"""The file of a backup: a readable first line, sealed pieces, a checksum; whole or not there at all.

Without the master key nothing of it can be read, and a piece that is missing, changed or moved is seen.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.master import MasterKey

MAGIC = b"OMZIEN-RESERVEKOPIE\n"
VERSION = 1
PIECE = 256 * 1024
NONCE = 12
SUM = 32
Record = dict[str, Any]


class BadBackup(RuntimeError):
    """Why a file cannot be put back, in one line for the operator."""


@dataclass(frozen=True)
class Header:
    """What can be read of it without the key: nothing about a person."""

    version: int
    made: float
    form: int
    key: str


def write(path: Path, header: Header, master: MasterKey, records: Iterable[Record]) -> None:
    """Write it beside `path` and put it there when it is on the disk, for this user only."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            _write(file, header, master, records)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def header(path: Path) -> Header:
    """Its first line, once the whole file is known to be as it was written; BadBackup."""
    try:
        with path.open("rb") as file:
            return _checked(file, path.stat().st_size)
    except OSError as error:
        raise BadBackup(f"{path.name} is niet te lezen ({error.strerror}).") from None


def read(path: Path, master: MasterKey) -> Iterator[Record]:
    """What is in it; BadBackup when it is not whole, of a newer version or under another key."""
    found = header(path)
    if found.key != master.fingerprint:
        raise BadBackup(
            f"De kopie hoort bij een andere hoofdsleutel (nodig: {found.key}; hier: {master.fingerprint})."
        )
    with path.open("rb") as file:
        top = _top(file)
        opened = _Pieces(file, AESGCM(master.derive("backup")), top, path.stat().st_size - SUM)
        with gzip.open(io.BufferedReader(opened), "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _write(file: BinaryIO, header: Header, master: MasterKey, records: Iterable[Record]) -> None:
    top = MAGIC + json.dumps(asdict(header)).encode() + b"\n"
    file.write(top)
    sealed = _Sealing(file, AESGCM(master.derive("backup")), top)
    with gzip.GzipFile(fileobj=sealed, mode="wb", mtime=0) as packed:
        for record in records:
            packed.write(json.dumps(record).encode() + b"\n")
    sealed.end()
    file.write(sealed.sum.digest())


def _checked(file: BinaryIO, size: int) -> Header:
    top = _top(file)
    found = _parsed(top)
    if found.version > VERSION:
        raise BadBackup("De kopie is gemaakt door een nieuwere Omzien. Gebruik die versie.")
    whole, left = hashlib.sha256(top), size - len(top) - SUM
    while left > 0 and (piece := file.read(min(left, PIECE))):
        whole.update(piece)
        left -= len(piece)
    if left or file.read() != whole.digest():
        raise BadBackup("De kopie is beschadigd of niet af.")
    return found


def _top(file: BinaryIO) -> bytes:
    if file.read(len(MAGIC)) != MAGIC:
        raise BadBackup("Dit is geen reservekopie van Omzien.")
    return MAGIC + file.readline(10_000)


def _parsed(top: bytes) -> Header:
    try:
        known = json.loads(top[len(MAGIC) :])
        return Header(**{name: known[name] for name in Header.__dataclass_fields__})
    except (ValueError, KeyError, TypeError):
        raise BadBackup("De kopie is beschadigd of niet af.") from None


class _Sealing(io.RawIOBase):
    """Seals what is written to it, a piece at a time; each knows its place, and the last that it is."""

    def __init__(self, file: BinaryIO, cipher: AESGCM, top: bytes) -> None:
        self._file, self._cipher, self._top = file, cipher, top
        self._waiting, self._count = bytearray(), 0
        self.sum = hashlib.sha256(top)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def end(self) -> None:
        """Nothing comes any more."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, plain: bytes, last: bool) -> None:
        nonce = os.urandom(NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, plain, _place(self._top, self._count, last))
        whole = struct.pack(">I", len(sealed)) + sealed
        self._file.write(whole)
        self.sum.update(whole)
        self._count += 1


class _Pieces(io.RawIOBase):
    """The reverse."""

    def __init__(self, file: BinaryIO, cipher: AESGCM, top: bytes, end: int) -> None:
        self._file, self._cipher, self._top, self._end = file, cipher, top, end
        self._ready, self._count = b"", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and self._file.tell() < self._end:
            self._ready = self._next()
        taken, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)

    def _next(self) -> bytes:
        (length,) = struct.unpack(">I", self._file.read(4))
        sealed, last = self._file.read(length), self._file.tell() == self._end
        place = _place(self._top, self._count, last)
        self._count += 1
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place)
        except InvalidTag:
            raise BadBackup("De kopie is veranderd sinds zij is gemaakt.") from None


def _place(top: bytes, count: int, last: bool) -> bytes:
    return hashlib.sha256(top).digest() + struct.pack(">Q?", count, last)
