# SPDX-License-Identifier: EUPL-1.2
"""`omzien`: the commands of an installation."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable

from bot.settings import ROOT, BadSettings, read_settings

USAGE = """\
omzien start              start alles
omzien chat               praat met Omzien in dit venster
omzien content check      controleer alle teksten, contacten en thema's
omzien content links      vraag elke website of die er nog is (apart: duurt minuten)
omzien content compile    maak de inhoud klaar voor gebruik
omzien content import     lees contacten in uit CSV, xlsx of HSDS (eerst alleen laten zien)
omzien content export     schrijf de contacten naar CSV of HSDS
omzien parse              begrijp zinnen: JSON-regels in, JSON-regels uit
omzien parse --why ZIN    laat zien waarom een zin zo wordt begrepen
omzien train              train het model opnieuw als er iets is veranderd
omzien model list         welke modellen er zijn (ook: rollback, terug naar het vorige)
omzien backup BESTAND     maak een reservekopie, ook terwijl Omzien draait
omzien restore BESTAND    zet een reservekopie terug, terwijl Omzien stilstaat
omzien key rotate         neem een nieuwe hoofdsleutel, terwijl Omzien stilstaat
omzien migrate            zet gegevens om naar de vorm van deze versie (een start doet dat ook)
omzien off "REDEN"        zet Omzien uit: bewoners lezen dat het dicht is
omzien on                 zet Omzien weer aan
omzien aside              welke berichten apart zijn gezet (daarna: aside seen)
omzien user add NAAM      maak een account voor de balie (ook: invite, reset, disable, enable, list)"""


def start(_: list[str]) -> int:
    """Start everything and watch it."""
    from bot.supervisor.start import CannotStart
    from bot.supervisor.start import start as run

    try:
        return asyncio.run(run(read_settings()))
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1


def chat(arguments: list[str]) -> int:
    """Talk in this terminal."""
    from bot.channels.terminal import chat as run

    return run(read_settings(), arguments)


def content(arguments: list[str]) -> int:
    """Check or compile content."""
    from content import cli

    commands: dict[str, Callable[[list[str]], int]] = {"check": _check, "compile": cli.compile}
    commands |= {"links": cli.links, "import": _bring, "export": _send}
    if not arguments or arguments[0] not in commands:
        return _usage()
    return commands[arguments[0]](arguments[1:])


def _bring(arguments: list[str]) -> int:
    from content.imports import command

    return command.bring(arguments)


def _send(arguments: list[str]) -> int:
    from content.imports import command

    return command.send(arguments)


def _check(arguments: list[str]) -> int:
    """Everything editors wrote; what stands in safety/ is read by the room that hears danger."""
    from content import cli
    from nlu.safety import checks

    return cli.check(arguments, checks.problems)


def parse(arguments: list[str]) -> int:
    """Understand sentences; becomes the nlu room's own process."""
    return _nlu("nlu.parse", arguments)


def train(arguments: list[str]) -> int:
    """Train when something changed; with --stay, as a start does, new sentences are left to the trainer."""
    from bot.supervisor.prepare import CannotPrepare, content_and_model

    how = [word for word in arguments if word == "--stay"]
    try:
        model = asyncio.run(content_and_model(read_settings(), print, *how))
    except CannotPrepare as error:
        print(error, file=sys.stderr)
        return 1
    if not how:
        print(model)
    return 0


def model(arguments: list[str]) -> int:
    """List trained models, or go back to the one before."""
    from bot.training import command

    return command.model(arguments, read_settings())


def user(arguments: list[str]) -> int:
    """Manage accounts."""
    from bot.desk.accounts.accounts import command

    return command(arguments, read_settings())


def backup(arguments: list[str]) -> int:
    """Make a copy."""
    from bot.backup import command

    return command.backup(arguments, read_settings())


def restore(arguments: list[str]) -> int:
    """Put a copy back."""
    from bot.backup import command

    return command.restore(arguments, read_settings())


def key(arguments: list[str]) -> int:
    """Renew the master key."""
    from bot.backup import key_command

    return key_command.key(arguments, read_settings())


def migrate(arguments: list[str]) -> int:
    """Bring stored data to the form of this version."""
    from bot.backup import key_command

    return key_command.migrate(arguments, read_settings())


def aside(arguments: list[str]) -> int:
    """What was set aside."""
    from bot.turns import set_aside_command

    return set_aside_command.aside(arguments, read_settings())


def off(arguments: list[str]) -> int:
    """Close Omzien for residents."""
    from bot.desk.leading import off_command

    return off_command.off(arguments, read_settings())


def on(arguments: list[str]) -> int:
    """Open it again."""
    from bot.desk.leading import off_command

    return off_command.on(arguments, read_settings())


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "start": start,
    "chat": chat,
    "content": content,
    "parse": parse,
    "train": train,
    "model": model,
    "user": user,
    "backup": backup,
    "restore": restore,
    "key": key,
    "migrate": migrate,
    "aside": aside,
    "off": off,
    "on": on,
}


def main() -> int:
    """The command in sys.argv."""
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        return _usage()
    try:
        return COMMANDS[sys.argv[1]](sys.argv[2:])
    except BadSettings as error:
        print(f"Instelling niet goed: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _usage() -> int:
    print(USAGE, file=sys.stderr)
    return 2


def _nlu(module: str, arguments: list[str]) -> int:
    from bot.supervisor.plan import nlu_python

    os.environ["PYTHONPATH"] = str(ROOT)
    os.execv(nlu_python(), [str(nlu_python()), "-m", module, *arguments])


if __name__ == "__main__":
    raise SystemExit(main())
