# SPDX-License-Identifier: EUPL-1.2
"""A compiled content of a few themes, intents and places, written as the compiler writes it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from content.gazetteer import files as place_files
from content.gazetteer.words import key
from content.tables import TABLES
from nlu.directory import ROOT
from nlu.safety.examples import read_yaml

THEMES = {
    "geld": (
        "ik heb schulden",
        "ik kan mijn rekeningen niet betalen",
        "de deurwaarder staat voor de deur",
        "ik heb geen geld voor eten",
        "mijn uitkering is te laag",
        "ik durf de post niet meer open te maken",
        "er liggen aanmaningen",
        "ik kom niet rond van mijn geld",
        "ik sta rood bij de bank",
        "de energierekening is te hoog",
        "incassobureaus bellen mij",
        "ik moet toeslag terugbetalen",
    ),
    "wonen": (
        "ik word uit mijn huis gezet",
        "er zit schimmel op de muur",
        "ik zoek een woning",
        "de verhuurder doet niets aan de lekkage",
        "ik ben dakloos",
        "de huur gaat omhoog",
        "mijn buren maken veel lawaai",
        "ik slaap in mijn auto",
        "mijn huis is te klein",
        "ik sta lang op de wachtlijst voor een huis",
        "de woningbouw luistert niet",
        "ik wil kleiner wonen",
    ),
    "eenzaamheid": (
        "ik voel me eenzaam",
        "ik heb geen vrienden",
        "ik zie nooit iemand",
        "ik ben altijd alleen",
        "niemand belt mij",
        "de dagen duren lang alleen",
        "ik zoek een maatje",
        "ik heb niemand om mee te praten",
        "mijn kinderen komen nooit langs",
        "ik eet altijd alleen",
        "ik praat alleen met de kat",
        "sinds ik verhuisd ben ken ik niemand",
    ),
}
INTENTS = {
    "mens": (
        "ik wil een mens spreken",
        "mens",
        "kan iemand mij bellen",
        "ik wil met iemand praten aan de telefoon",
        "is er een medewerker",
        "liever een echt persoon",
        "bel mij terug",
    ),
    "bevestigen": ("ja", "ja graag", "klopt", "ok", "prima", "dat klopt"),
    "ontkennen": ("nee", "nee hoor", "dat klopt niet", "nee dank je", "liever geen", "neen"),
    "weet_niet": ("weet ik niet", "geen idee", "weet niet", "misschien", "ik zou het niet weten"),
    "begroeten": ("hallo", "hoi", "goedemorgen", "goedenavond", "dag", "hey"),
    "meer": ("meer", "laat meer zien", "nog meer", "heb je er nog meer"),
    "buiten_bereik": (
        "hoe laat is het",
        "vertel een mop",
        "wat voor weer wordt het",
        "wie wint het voetbal",
        "hoe bak ik een taart",
        "test",
        "wat kost een fiets",
        "welke film is leuk",
    ),
}
PLACES = (
    ("Hilversum", "GM0402", "Hilversum", "Noord-Holland", 1211),
    ("Borculo", "GM1859", "Berkelland", "Gelderland", 7271),
    ("Hengelo", "GM0164", "Hengelo", "Overijssel", 7551),
    ("Hengelo", "GM1876", "Bronckhorst", "Gelderland", 7255),
)


def write(folder: Path, extra: dict[str, tuple[str, ...]] | None = None) -> Path:
    """Write the content into `folder`, with `extra` sentences for some themes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "content-small.sqlite"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript(TABLES)
        _write_talk(connection, extra or {})
        _write_places(connection)
    connection.close()
    (folder / "current").write_text(path.name, "utf-8")
    return folder


TAUGHT = "INSERT INTO example VALUES (?, 'zorg_delen', ?, '')"


def _write_talk(connection: sqlite3.Connection, extra: dict[str, tuple[str, ...]]) -> None:
    for number, (theme, sentences) in enumerate(THEMES.items()):
        data = json.dumps({"name": theme.capitalize(), "button": theme.capitalize()})
        connection.execute("INSERT INTO entry VALUES (NULL, 'theme', ?, '', ?, ?)", (theme, number, data))
        for text in (*sentences, *extra.get(theme, ())):
            connection.execute(TAUGHT, (text, json.dumps([theme])))
    both = ("ik heb schulden en word mijn huis uitgezet", json.dumps(["geld", "wonen"]))
    connection.execute(TAUGHT, both)
    for intent, sentences in INTENTS.items():
        for text in sentences:
            connection.execute("INSERT INTO example VALUES (?, ?, '[]', '')", (text, intent))
    for name, text in read_yaml(ROOT / "content" / "messages" / "why.yml").items():
        told = (name, json.dumps(text))
        connection.execute("INSERT INTO entry VALUES (NULL, 'message', ?, '', 0, ?)", told)
    title = json.dumps({"title": "Ik wil een mens spreken, graag"})
    connection.execute("INSERT INTO entry VALUES (NULL, 'button', 'mens', '', 0, ?)", (title,))


def _write_places(connection: sqlite3.Connection) -> None:
    words = place_files.read(ROOT / "content")
    kept = {"ordinary_words": sorted(words.ordinary_words), "around_words": words.around_words}
    rows = [(name, json.dumps(found)) for name, found in {**kept, "heard_words": []}.items()]
    connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
    for name, code, municipality, province, postcode in PLACES:
        connection.execute("INSERT INTO municipality VALUES (?, ?, ?, 50000)", (code, municipality, province))
        connection.execute("INSERT INTO place VALUES (?, ?, ?, 'town')", (key(name), name, code))
        connection.execute("INSERT INTO postcode VALUES (?, ?, ?, 52.2, 5.1)", (postcode, code, name))
    connection.execute("INSERT INTO province VALUES ('Gelderland', 'province', 'gld')")
