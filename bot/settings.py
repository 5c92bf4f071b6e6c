# SPDX-License-Identifier: EUPL-1.2
"""Every setting of an installation, typed, in one place; `.env.example` shows them all."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.provider import Provider
from store import secret_files

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "OMZIEN_"
SHORTEST_SECRET = 16
SAFE_URL = re.compile(r"https://[^/\s]|http://(127\.0\.0\.1|localhost)(:\d+)?(/|$)")
SMTP = re.compile(r"smtps?://([^@/\s]+@)?[^@/\s]+/?")


class BadSettings(ValueError):
    """A setting is wrong or unknown; the text names it in one line each."""


class Settings(BaseSettings):
    """Read from the environment and `.env`; frozen once read."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=1, le=65535)
    public_url: str = Field("", validation_alias=AliasChoices("PUBLIC_URL", "public_url"))
    # Its password stands in it.
    redis_url: str = Field("", validation_alias=AliasChoices("REDIS_URL", "redis_url"), repr=False)
    content_remote: SecretStr = SecretStr("")
    content_dir: Path | None = Field(None, validation_alias=AliasChoices("CONTENT_DIR", "content_dir"))
    telegram_bot_token: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("TELEGRAM_BOT_TOKEN", "telegram_bot_token")
    )
    telegram_base_url: str = Field(
        "https://api.telegram.org", validation_alias=AliasChoices("TELEGRAM_BASE_URL", "telegram_base_url")
    )
    rest_token: SecretStr = SecretStr("")
    organisation: str = Field("standaard", pattern=r"^[a-z0-9-]{1,40}$")
    form: Literal["je", "u"] = "je"
    desk_hours: str = "Mo-Fr 09:00-17:00; PH off"
    alert_telegram_chat: str = Field("", pattern=r"^(-?[0-9]{1,20})?$")
    alert_mail_to: str = Field("", pattern=r"^([^@\s,]+@[^@\s,]+(,\s*[^@\s,]+@[^@\s,]+)*)?$")
    alert_mail_from: str = Field("", pattern=r"^([^@\s,]+@[^@\s,]+)?$")
    smtp_url: SecretStr = SecretStr("")
    metrics_token: SecretStr = SecretStr("")
    heartbeat_url: SecretStr = SecretStr("")
    second_factor: Literal["", "optional", "required"] = ""
    password_sign_in: bool = True
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_claim: str = Field("preferred_username", pattern=r"^[A-Za-z0-9_.:/-]{1,100}$")
    tokens_file: Path | None = None
    secrets_dir: Path | None = None
    var_dir: Path = ROOT / "var"
    erased_file: Path | None = None
    rasa_url: str = "http://127.0.0.1:5005"
    actions_url: str = "http://127.0.0.1:5055"
    rasa_secret: SecretStr = SecretStr("")
    slot: str = "1"
    hsds: bool = True
    movable_clock: bool = False
    local_feeds: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("public_url")
    @classmethod
    def _secure(cls, url: str) -> str:
        if url and not url.startswith("https://"):
            raise ValueError("must begin with https://, Telegram and browsers ask for it")
        return url.rstrip("/")

    @field_validator("rest_token", "rasa_secret")
    @classmethod
    def _long(cls, secret: SecretStr) -> SecretStr:
        # Nothing counts wrong tries at these: there must be too many to try.
        if 0 < len(secret.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"must be {SHORTEST_SECRET} characters or more: openssl rand -hex 24 gives them")
        return secret

    @field_validator("smtp_url")
    @classmethod
    def _post_office(cls, url: SecretStr) -> SecretStr:
        if url.get_secret_value() and not _is_post_office(url.get_secret_value()):
            raise ValueError("must be smtp://[name:password@]host[:port] or smtps://...")
        return url

    @field_validator("heartbeat_url")
    @classmethod
    def _watcher(cls, url: SecretStr) -> SecretStr:
        # Plain http only to this machine itself: the address is the secret that says we are alive.
        if url.get_secret_value() and not SAFE_URL.match(url.get_secret_value()):
            raise ValueError("must begin with https://")
        return url

    @field_validator("desk_hours")
    @classmethod
    def _hours(cls, hours: str) -> str:
        # Only who set them needs what reads them, and that takes memory in every process.
        from content.opening.hours import parses

        # Hours that nobody can read would be a desk that is never open, and no promise to anybody.
        if not parses(hours):
            raise ValueError("must be opening hours as OpenStreetMap writes them, such as Mo-Fr 09:00-17:00")
        return hours

    @field_validator("oidc_issuer")
    @classmethod
    def _issuer(cls, url: str) -> str:
        # Plain http only to this machine itself: who stands between could be anybody to us.
        if url and not SAFE_URL.match(url):
            raise ValueError("must begin with https://")
        return url

    @model_validator(mode="after")
    def _some_way_in(self) -> Self:
        if bool(self.oidc_issuer) != bool(self.oidc_client_id):
            raise ValueError("OMZIEN_OIDC_ISSUER and OMZIEN_OIDC_CLIENT_ID go together")
        if not self.password_sign_in and not self.oidc_issuer:
            raise ValueError("OMZIEN_PASSWORD_SIGN_IN=off needs OMZIEN_OIDC_ISSUER, or nobody can sign in")
        if self.oidc_client_secret.get_secret_value() and not self.oidc_issuer:
            raise ValueError("OMZIEN_OIDC_CLIENT_SECRET needs OMZIEN_OIDC_ISSUER and OMZIEN_OIDC_CLIENT_ID")
        return self

    @model_validator(mode="after")
    def _alerts_arrive(self) -> Self:
        if bool(self.alert_mail_to) != bool(self.smtp_url.get_secret_value()):
            raise ValueError("OMZIEN_ALERT_MAIL_TO and OMZIEN_SMTP_URL go together")
        if self.alert_telegram_chat and not self.telegram_bot_token.get_secret_value():
            raise ValueError("OMZIEN_ALERT_TELEGRAM_CHAT needs TELEGRAM_BOT_TOKEN")
        return self

    @field_validator("content_dir")
    @classmethod
    def _there(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_dir():
            raise ValueError("is not a folder")
        return path

    @property
    def second_factor_required(self) -> bool:
        """Whether nobody does anything at the desk before there is a second factor."""
        return self.second_factor == "required" or (not self.second_factor and bool(self.public_url))

    @property
    def provider(self) -> Provider | None:
        """Where else people may sign in, if anywhere."""
        if not self.oidc_issuer:
            return None
        secret = self.oidc_client_secret.get_secret_value()
        return Provider(self.oidc_issuer, self.oidc_client_id, secret, self.oidc_claim)

    @field_validator("tokens_file")
    @classmethod
    def _readable(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_file():
            raise ValueError("is not a file")
        return path

    @property
    def content_base(self) -> Path:
        """The content that ships with Omzien; nobody changes it here."""
        return ROOT / "content"

    @property
    def content_own(self) -> Path:
        """The installation's own layers, a git repository; made at the start where it is not there."""
        return self.content_dir or self.var_dir / "own"

    @property
    def compiled_dir(self) -> Path:
        """Where compiled content stands, one file a version."""
        return self.var_dir / "content"

    @property
    def erased(self) -> Path:
        """The register of what was erased; it outlives Redis, and belongs on another disk than its copies."""
        return self.erased_file or self.var_dir / "erased"

    @property
    def master_key_file(self) -> Path:
        """The file with the master key; it is not in Redis and not in a backup of Redis."""
        return self.var_dir / "master.key"


def read_settings() -> Settings:
    """The settings of this installation; BadSettings names every wrong or unknown one."""
    problems = [f"{name}: unknown setting" for name in _unknown(_names())]
    try:
        settings = Settings(_secrets_dir=_secrets())
    except ValidationError as error:
        problems += [_shown(e["loc"]) + e["msg"].removeprefix("Value error, ") for e in error.errors()]
        raise BadSettings("; ".join(problems)) from None
    if problems:
        raise BadSettings("; ".join(problems))
    return settings


def known_names() -> set[str]:
    """Every name a setting can be given by in the environment."""
    fields = Settings.model_fields.items()
    plain = {f.validation_alias.choices[0] for _, f in fields if isinstance(f.validation_alias, AliasChoices)}
    own = {PREFIX + name.upper() for name, field in fields if field.validation_alias is None}
    return {str(name) for name in plain} | own


def _secrets() -> Path | None:
    """The folder where each secret has a file of its own, where there is one."""
    found = secret_files.folder(dotenv_values(".env").get(secret_files.FOLDER) or "")
    if found is not None and not found.is_dir():
        raise BadSettings(f"{secret_files.FOLDER}: is not a folder")
    return found


def _names() -> set[str]:
    lines = Path(".env").read_text(encoding="utf-8").splitlines() if Path(".env").is_file() else []
    return set(os.environ) | {line.split("=", 1)[0].strip() for line in lines if "=" in line}


def _unknown(names: set[str]) -> list[str]:
    return sorted(n for n in names if n.upper().startswith(PREFIX) and n.upper() not in known_names())


def _shown(location: tuple[int | str, ...]) -> str:
    """The setting's name before what is wrong with it; what is wrong between two names them itself."""
    if not location:
        return ""
    name = str(location[0])
    return f"{name if name.isupper() else PREFIX + name.upper()}: "


def _is_post_office(url: str) -> bool:
    try:
        return bool(SMTP.fullmatch(url)) and urlsplit(url).port != 0
    except ValueError:
        # A port that is no number, or too large.
        return False
