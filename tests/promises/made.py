# SPDX-License-Identifier: EUPL-1.2
"""The promises the tests of this folder make, read from their code."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Made:
    """A promise with its bar, and the test that shows it."""

    promise: str
    bar: str
    file: str
    test: str


def made(folder: Path = FOLDER) -> list[Made]:
    """Every call of `figure` in a test of the folder, by file and in the order of the code."""
    return [promise for file in sorted(folder.glob("test_*.py")) for promise in _of(file)]


def without(folder: Path = FOLDER) -> list[str]:
    """The tests that make no promise."""
    with_one = {(promise.file, promise.test) for promise in made(folder)}
    all_tests = [(file.name, test.name) for file in sorted(folder.glob("test_*.py")) for test in _tests(file)]
    return [f"{file}::{test}" for file, test in all_tests if (file, test) not in with_one]


def _of(file: Path) -> list[Made]:
    return [
        Made(_literal(call, 0), _literal(call, 2), file.name, test.name)
        for test in _tests(file)
        for call in ast.walk(test)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "figure"
    ]


def _tests(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [function for function in functions if function.name.startswith("test_")]


def _literal(call: ast.Call, place: int) -> str:
    if len(call.args) == 4 and isinstance(value := call.args[place], ast.Constant):
        return str(value.value)
    raise ValueError(f"line {call.lineno}: name and bar of a figure are literal strings: {ast.unparse(call)}")
