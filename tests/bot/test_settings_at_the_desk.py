# SPDX-License-Identifier: EUPL-1.2
"""Settings of the desk that are wrong or half there: one line at the start that names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import BadSettings, read_settings

SECRET = "heel-geheim"
WRONG: tuple[tuple[dict[str, str], str], ...] = (
    ({"OMZIEN_OIDC_ISSUER": "https://login.example"}, "OMZIEN_OIDC_ISSUER and OMZIEN_OIDC_CLIENT_ID"),
    ({"OMZIEN_OIDC_CLIENT_ID": "omzien"}, "OMZIEN_OIDC_ISSUER and OMZIEN_OIDC_CLIENT_ID"),
    ({"OMZIEN_OIDC_CLIENT_SECRET": SECRET}, "OMZIEN_OIDC_CLIENT_SECRET needs OMZIEN_OIDC_ISSUER"),
    (
        {"OMZIEN_OIDC_ISSUER": "http://login.example", "OMZIEN_OIDC_CLIENT_ID": "omzien"},
        "OMZIEN_OIDC_ISSUER: must begin with https://",
    ),
    ({"OMZIEN_PASSWORD_SIGN_IN": "off"}, "OMZIEN_PASSWORD_SIGN_IN=off needs OMZIEN_OIDC_ISSUER"),
    ({"OMZIEN_PASSWORD_SIGN_IN": "misschien"}, "OMZIEN_PASSWORD_SIGN_IN: "),
    ({"OMZIEN_SECOND_FACTOR": "verplicht"}, "OMZIEN_SECOND_FACTOR: "),
    ({"OMZIEN_TOKENS_FILE": "/nergens/tokens.css"}, "OMZIEN_TOKENS_FILE: is not a file"),
    ({"OMZIEN_ALERT_MAIL_TO": "a@b.example"}, "OMZIEN_ALERT_MAIL_TO and OMZIEN_SMTP_URL go together"),
    ({"OMZIEN_SMTP_URL": f"smtp://a:{SECRET}@mail.example"}, "OMZIEN_ALERT_MAIL_TO and OMZIEN_SMTP_URL"),
    ({"OMZIEN_SMTP_URL": f"a:{SECRET}@mail.example"}, "OMZIEN_SMTP_URL: must be smtp://"),
    ({"OMZIEN_SMTP_URL": f"smtp://a:{SECRET}@mail.example:poort"}, "OMZIEN_SMTP_URL: must be smtp://"),
    ({"OMZIEN_SMTP_URL": "smtp://mail.example:99999"}, "OMZIEN_SMTP_URL: must be smtp://"),
    ({"OMZIEN_ALERT_MAIL_TO": "wijkteam"}, "OMZIEN_ALERT_MAIL_TO: "),
    ({"OMZIEN_ALERT_TELEGRAM_CHAT": "-100123"}, "OMZIEN_ALERT_TELEGRAM_CHAT needs TELEGRAM_BOT_TOKEN"),
    ({"OMZIEN_ALERT_TELEGRAM_CHAT": "@groep"}, "OMZIEN_ALERT_TELEGRAM_CHAT: "),
    ({"OMZIEN_DESK_HOURS": "ma-vr negen tot vijf"}, "OMZIEN_DESK_HOURS: "),
)


@pytest.mark.parametrize(("given", "said"), WRONG)
def test_a_wrong_or_half_setting_is_named_in_one_line_that_tells_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: dict[str, str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    text = str(refused.value)
    assert said in text and "\n" not in text and not text.startswith("?")
    assert SECRET not in text
