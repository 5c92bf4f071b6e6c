# SPDX-License-Identifier: EUPL-1.2
"""`bot.publishing.hand_watch`: what is edited in the files is online by itself, or told why not."""

from __future__ import annotations

from pathlib import Path

from bot.publishing.hand_watch import HandWatch
from content.editing import hand
from tests.bot.publishing.editors import Editors
from tests.bot.support import ORGANISATION


def write(editors: Editors, text: str, name: str = "messages/own.yml") -> Path:
    """Somebody edits a file of the layer."""
    file = editors.services.settings.content_own / ORGANISATION / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


async def seen(watch: HandWatch) -> None:
    """So many rounds that it is sure nobody is writing any more."""
    for _ in range(3):
        await watch.round()


async def test_a_file_edited_by_hand_is_online_by_itself(editors: Editors) -> None:
    watch = HandWatch(editors.services)
    write(editors, 'thanks: {text: "Heel graag gedaan."}\n')
    await seen(watch)
    assert editors.book().message("thanks") == "Heel graag gedaan."
    assert editors.log() == ["met de hand: met de hand"]
    assert editors.repository.git.text("status", "--porcelain") == ""


async def test_a_file_that_is_being_written_is_left_alone(editors: Editors) -> None:
    watch = HandWatch(editors.services)
    write(editors, 'thanks: {text: "Heel')
    await watch.round()
    write(editors, 'thanks: {text: "Heel graag gedaan."}\n')
    await watch.round()
    assert hand.told(editors.publisher.where) == {}
    await watch.round()
    assert editors.book().message("thanks") == "Heel graag gedaan."


async def test_a_wrong_number_by_hand_is_told_with_its_line_and_not_online(editors: Editors) -> None:
    watch = HandWatch(editors.services)
    write(editors, 'thanks: {text: "Heel graag gedaan."}\n')
    await seen(watch)
    wrong = '- id: geldfit\n  phones: [{number: "0800-81155", e164: "+3180081155"}]\n'
    file = write(editors, wrong, "directory/own.yml")
    before = editors.book().version
    await seen(watch)
    assert editors.book().version == before
    refusal, *_ = hand.told(editors.publisher.where)[ORGANISATION]
    assert (refusal.file, refusal.line) == (f"{ORGANISATION}/directory/own.yml", 2)
    assert "0800-81155" in refusal.message
    file.unlink()
    await seen(watch)
    assert hand.told(editors.publisher.where) == {}


async def test_what_a_pull_brings_is_online_by_itself(editors: Editors) -> None:
    watch, git = HandWatch(editors.services), editors.repository.git
    write(editors, 'thanks: {text: "Heel graag gedaan."}\n')
    await seen(watch)
    write(editors, 'thanks: {text: "Met plezier."}\n')
    git.run("-c", "user.name=x", "-c", "user.email=x@x.nl", "commit", "--quiet", "-a", "-m", "van elders")
    await seen(watch)
    assert editors.book().message("thanks") == "Met plezier."
    assert editors.log()[0] == "x: van elders"


async def test_with_nothing_new_nothing_runs(editors: Editors) -> None:
    watch = HandWatch(editors.services)
    write(editors, 'thanks: {text: "Heel graag gedaan."}\n')
    await seen(watch)
    assert hand.waiting(editors.publisher.where) == []
    assert len(editors.log()) == 1
