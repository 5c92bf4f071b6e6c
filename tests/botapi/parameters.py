# SPDX-License-Identifier: EUPL-1.2
"""Parameters as they come over the wire, made into what a method says it takes."""

from __future__ import annotations

import inspect
import json
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, Union, get_args, get_origin, get_type_hints
from urllib.parse import parse_qsl

from tests.botapi.refusal import bad


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


def names(method: Callable[..., Any]) -> list[str]:
    """The parameters a method takes."""
    return list(inspect.signature(method).parameters)


def read(body: bytes, content_type: str, query: Mapping[str, str]) -> dict[str, Any]:
    """Form or JSON and query; values of a form are all text still, and files are uploads."""
    if content_type.startswith("application/json"):
        return {**query, **json.loads(body or b"{}")}
    if content_type.startswith("multipart/form-data"):
        return {**query, **dict(_parts(body, content_type))}
    return {**query, **dict(parse_qsl(body.decode(), keep_blank_values=True))}


def _parts(body: bytes, content_type: str) -> Iterator[tuple[str, str | Upload]]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    whole = BytesParser(policy=HTTP).parsebytes(head + body)
    for part in whole.iter_parts():
        content = part.get_payload(decode=True) or b""
        name, file = part.get_param("name", header="content-disposition"), part.get_filename()
        yield str(name), Upload(file, content) if file else content.decode()


def fit(method: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    """`given` in the types `method` asks for. Stricter than Telegram, which passes over unknown names."""
    wanted = inspect.signature(method).parameters
    if unknown := sorted(given.keys() - wanted.keys()):
        raise bad(f"the stand-in does not know the parameter {unknown[0]}")
    for name, parameter in wanted.items():
        if parameter.default is parameter.empty and name not in given:
            raise bad(f"parameter {name} is required")
    hints = get_type_hints(method)
    return {name: _value(name, value, hints[name]) for name, value in given.items()}


def _value(name: str, value: Any, hint: Any) -> Any:
    if not isinstance(value, str):
        return value
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    try:
        return _read(value, get_origin(hint) or hint)
    except ValueError as error:
        raise bad("chat not found" if name == "chat_id" else f"parameter {name} is invalid") from error


def _read(value: str, kind: Any) -> Any:
    if kind is str:
        return value
    if kind is bool:
        return value.lower() in ("true", "1")
    return kind(value) if kind in (int, float) else json.loads(value)
