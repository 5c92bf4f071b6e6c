# SPDX-License-Identifier: EUPL-1.2
"""Secrets: compared in constant time, read from the environment or from files, and never shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import PREFIX, ROOT, BadSettings, Settings, known_names, read_settings
from tests.promises.figures import Figure

ROOMS = ("bot", "store", "nlu", "actions", "content")
SECRET = (
    "secret",
    "token",
    "password",
    "passwd",
    "digest",
    "proof",
    "nonce",
    "signature",
    "cookie",
    "bewijs",
)
"""What a secret's name has in it."""
NO_SECRET = {
    ("bot/turns/worker.py", "token"): "a lease's fencing token: a number every process may know",
    ("bot/sending/sender.py", "token"): "the same",
    ("bot/backup/archive.py", "digest"): "a checksum that stands in the file itself",
    ("nlu/patches/source.py", "digest"): "whether a piece of Rasa's code is still as it was",
    ("bot/desk/pages/accounts/invite_page.py", "password"): "both were typed by who sends them, in one form",
}
"""Comparisons that look like it, and why they give nothing away."""


def compared(path: Path) -> Iterator[tuple[int, str]]:
    """Where a file compares something by a secret's name with == or !=, with what it is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops):
            sides = [node.left, *node.comparators]
            plain = any(isinstance(side, ast.Constant) for side in sides)
            names = [name for name in map(_name, sides) if name in SECRET]
            yield from ((node.lineno, name) for name in names[:1] if not plain)


def _name(node: ast.expr) -> str:
    """The last word of what something is called: `given_token` and `self._token()` are both a token."""
    if isinstance(node, ast.Call):
        called = _name(node.func)
        asked = [arg.value for arg in node.args if isinstance(arg, ast.Constant)] if called == "get" else []
        return _last(str(asked[0])) if asked else called
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return _last(str(node.slice.value))
    return _last(getattr(node, "attr", "") or getattr(node, "id", ""))


def _last(name: str) -> str:
    return name.lower().rpartition("_")[2]


def test_no_secret_is_compared_sign_by_sign(figure: Figure) -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if ".venv" not in str(path)]
    assert len(files) > 400
    found = [(str(path.relative_to(ROOT)), name, line) for path in files for line, name in compared(path)]
    wrong = [f"{file}:{line}" for file, name, line in found if (file, name) not in NO_SECRET]
    left = [pair for pair in NO_SECRET if pair not in {(file, name) for file, name, _ in found}]
    assert not left, f"no longer there: {left}"
    figure(
        "Secrets compared with == anywhere in the code",
        f"{len(wrong)} {wrong}" if wrong else "0",
        "0",
        not wrong,
    )


ODD = {
    "OMZIEN_SMTP_URL": "smtp://naam:{}@post.example",
    "OMZIEN_HEARTBEAT_URL": "https://wacht.example/{}",
    "REDIS_URL": "redis://:{}@127.0.0.1:1/0",
}
"""Secrets that are an address, with the secret in it."""


def secrets() -> dict[str, tuple[str, str]]:
    """Every setting that is a secret: its field, and a word for it that stands nowhere else."""
    fields = Settings.model_fields.items()
    found = [name for name, field in fields if field.annotation is SecretStr or name == "redis_url"]
    return {_given(name): (name, f"geheim-{place:02}-van-de-proef") for place, name in enumerate(found)}


def _given(field: str) -> str:
    """The name by which a setting is given."""
    return next(name for name in (field.upper(), PREFIX + field.upper()) if name in known_names())


def _open(secret: str | SecretStr) -> str:
    return secret if isinstance(secret, str) else secret.get_secret_value()


def test_secrets_come_from_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    assert len(secrets()) > len(ODD)
    written = {name: ODD.get(name, "{}").format(word) for name, (_, word) in secrets().items()}
    for name, value in written.items():
        (tmp_path / name.lower()).write_text(value + "\n", encoding="utf-8")
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    given = {"OMZIEN_SECRETS_DIR": str(tmp_path), "OMZIEN_ALERT_MAIL_TO": "a@b.example"}
    given |= {"OMZIEN_OIDC_ISSUER": "https://a.example", "OMZIEN_OIDC_CLIENT_ID": "omzien"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = read_settings()
    missed = [name for name, (field, _) in secrets().items() if _open(getattr(found, field)) != written[name]]
    shown = [name for name, (_, word) in secrets().items() if word in repr(found) + str(found)]
    monkeypatch.delenv("OMZIEN_SECRETS_DIR")
    (tmp_path / ".env").write_text(f"OMZIEN_SECRETS_DIR={tmp_path}\n", encoding="utf-8")
    assert read_settings().rest_token.get_secret_value(), "the folder may be named in .env too"
    monkeypatch.setenv("OMZIEN_SECRETS_DIR", str(tmp_path / "nergens"))
    with pytest.raises(BadSettings, match="OMZIEN_SECRETS_DIR"):
        read_settings()
    figure(
        "Secrets that cannot be given in a file of their own, or that the settings show",
        f"{len(missed)}, {len(shown)} {missed + shown or ''}".strip(),
        "0, 0",
        not missed and not shown,
    )
