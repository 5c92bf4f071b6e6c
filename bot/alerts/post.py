# SPDX-License-Identifier: EUPL-1.2
"""One e-mail by the installation's own mail server."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.settings import Settings

PATIENCE_S = 20.0
PORTS = {"smtp": 587, "smtps": 465}
HERE = ("127.0.0.1", "::1", "localhost")


def may_mail(settings: Settings) -> bool:
    """Whether there is a server to send by and a name to send under."""
    return bool(settings.smtp_url.get_secret_value() and sender(settings))


def sender(settings: Settings) -> str:
    """Whom e-mail comes from."""
    first = settings.alert_mail_to.partition(",")[0].strip()
    return settings.alert_mail_from or first


async def send(settings: Settings, to: str, subject: str, text: str) -> bool:
    """Whether it was taken by the server."""
    if not may_mail(settings):
        return False
    try:
        await deliver(settings, letter(sender(settings), to, subject, text))
    except (aiosmtplib.SMTPException, OSError):
        return False
    return True


async def deliver(settings: Settings, letter: EmailMessage) -> None:
    """Hand it to the server; raises what went wrong."""
    url = urlsplit(settings.smtp_url.get_secret_value())
    await aiosmtplib.send(
        letter,
        hostname=url.hostname,
        port=url.port or PORTS[url.scheme],
        username=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        use_tls=url.scheme == "smtps",
        # A password goes over a wire that others may hear only when it is closed.
        start_tls=True if url.username and url.scheme == "smtp" and url.hostname not in HERE else None,
        timeout=PATIENCE_S,
    )


def letter(sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """A plain text that no machine answers."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, " ".join(subject.split())
    made["Date"] = formatdate(localtime=True)
    made["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text)
    return made
