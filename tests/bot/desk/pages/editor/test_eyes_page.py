# SPDX-License-Identifier: EUPL-1.2
"""Where a coordinator chooses what a colleague looks at first."""

from __future__ import annotations

import html
import re

from bot.publishing.eyes import Eyes
from store import keys
from tests.bot.desk.office import Office
from tests.bot.desk.pages.editor.forms import fields
from tests.bot.support import ORGANISATION

EYES = "/desk/redactie/tweede-blik"


async def test_a_coordinator_chooses_per_kind_and_it_is_written_down(office: Office) -> None:
    async with office.worker("carla", role="coordinator") as carla:
        form = fields((await carla.get(EYES)).text, EYES)
        assert form["numbers"] == "ja" and "theme" not in form
        del form["numbers"]
        done = await carla.post(EYES, data={**form, "theme": "ja", "card": "", "onzin": "ja"})
        assert done.headers["location"] == f"{EYES}?let-op=saved"
        assert "Je keuze is bewaard." in (await carla.get(done.headers["location"])).text
    chosen = await Eyes(office.house.services).choices(ORGANISATION)
    assert chosen["theme"] and not chosen["numbers"]
    lines = [line for _, line in await office.house.services.redis.xrange(keys.audit(ORGANISATION))]
    noted = {(line["who"], line["what"], line["whom"]) for line in lines if line["what"].startswith("eyes")}
    assert noted == {("carla", "eyes_on", "theme"), ("carla", "eyes_off", "numbers")}


async def test_texts_on_danger_are_shown_as_always_on(office: Office) -> None:
    async with office.worker("carla", role="coordinator") as carla:
        page = html.unescape((await carla.get(EYES)).text)
    box = re.search(r'<input type="checkbox" id="altijd-1"[^>]*>', page)
    assert box and "checked" in box[0] and "disabled" in box[0]
    assert "Teksten bij gevaar" in page and "altijd aan" in page


async def test_an_editor_does_not_choose(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        assert (await els.get(EYES)).status_code == 403
        assert "Tweede blik" not in (await els.get("/desk/redactie")).text
