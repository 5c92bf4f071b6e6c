# SPDX-License-Identifier: EUPL-1.2
"""A tiny content of its own for a test: sound as it is written here, and easy to spoil."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from content.catalogue import Catalogue
from content.check import check
from content.compile import compile_content

TODAY = date(2026, 11, 21)
EXAMPLES = "\n".join(f'  - "voorbeeld nummer {number}"' for number in range(59))

BUTTONS = """\
mens: {title: "Ik wil een mens spreken"}
ja: {title: "Ja"}
nee: {title: "Nee"}
"""
MESSAGES = """\
hallo:
  je: "Hallo, {name}. Vertel wat er is."
  u: "Hallo, {name}. Vertelt u wat er is."
  buttons: [mens]
bel:
  text: "Bel {hulp.name}: {hulp.phone}."
"""
ROUTES = """\
datum:
  question: {je: "Heb je een brief?", u: "Hebt u een brief?"}
  buttons: [ja, nee]
  answers:
    ja: {urgency: today, say: {text: "Bel vandaag."}}
    nee: {urgency: none}
"""
THEME = f"""\
key: geld
name: "Geld"
button: "Geld"
opening: {{text: "Dat is zwaar."}}
step: {{text: "Bel {{hulp.phone}}."}}
step_contact: hulp
route: datum
needs: [eten]
contacts: [hulp]
examples:
{EXAMPLES}
"""
INTENT = """\
intent: bedanken
examples: ["dank je wel", "bedankt"]
"""
OMA = "# Stem: oma\nde ketel is stuk\n"
THANKS = "wat lief\n"
NATIONAL = """\
- id: hulp
  name: "Hulp"
  description: "Denkt mee over geld."
  phones: [{number: "0800-8115", e164: "+318008115"}]
  website: https://hulp.example
  opening_hours: "Mo-Fr 09:00-17:00; PH off"
  cost: "Gratis."
  access: zelf
  themes: [geld]
  level: national
  source: "proef"
  assured_date: 2026-05-01
  confidence: high
"""
LOCAL = """\
- id: team
  name: "Team"
  description: "Helpt in de buurt."
  address: "Straat 1, Hier"
  access: via gemeente
  themes: [geld]
  level: local
  municipalities: [GM0001]
  source: "proef"
  assured_date: 2025
  confidence: medium
"""
FRONT_DOOR = """\
id: gemeente
name: "Gemeente {municipality}"
description: "De gemeente zoekt hulp."
cost: "Gratis."
access: zelf
"""
CARDS = """\
suicide_self:
  kind: suicide
  role: self
  private: false
  je: ["Bel nu 113.", "Heb je al iets gedaan? Bel 112.", "Ik ben een computer. Ik kan geen hulp sturen."]
  u: ["Bel nu 113.", "Hebt u al iets gedaan? Bel 112.", "Ik ben een computer. Ik kan geen hulp sturen."]
  buttons: [mens]
  answers: {}
  source: "proef"
"""
MUNICIPALITIES = """\
code,name,province,population,phone,e164,website,address,source,assured_date
GM0001,Hier,Utrecht,1000,14 030,,https://hier.example,"Plein 1, 3511 AA Hier",proef,2026-05-16
GM0002,Daar,Gelderland,500,026 123 45 67,+31261234567,https://d.example,"Plein 2, Daar",proef,2026-05-16
"""
PLACES = "name,code,kind\nHier,GM0001,town\nDaar,GM0002,town\n"
POSTCODES = "pc4,code,place,lat,lon\n3511,GM0001,Hier,52.09,5.12\n6811,GM0002,Daar,51.98,5.91\n"
PROVINCES = "name,kind,aliases\nUtrecht,province,ut\nGelderland,province,gld\n"

FILES = {
    "buttons.yml": BUTTONS,
    "messages/talk.yml": MESSAGES,
    "routes.yml": ROUTES,
    "themes/geld.yml": THEME,
    "themes/geld/oma.txt": OMA,
    "intents/bedanken.yml": INTENT,
    "intents/bedanken/oma.txt": THANKS,
    "directory/national.yml": NATIONAL,
    "directory/local/GM0001.yml": LOCAL,
    "directory/front_door.yml": FRONT_DOOR,
    "safety/cards.yml": CARDS,
    "places/municipalities.csv": MUNICIPALITIES,
    "places/places.csv": PLACES,
    "places/postcodes.csv": POSTCODES,
    "places/provinces.csv": PROVINCES,
}


def contact(id: str, **fields: str) -> str:
    """The tiny content's national contact under another id, with other fields."""
    lines = NATIONAL.replace("id: hulp", f"id: {id}").splitlines()
    kept = [line for line in lines if line.split(":")[0].strip() not in fields]
    return "\n".join([*kept, *(f"  {name}: {value}" for name, value in fields.items()), ""])


class Tree:
    """A content folder, an overlay beside it, and what they compile to."""

    def __init__(self, folder: Path) -> None:
        self.base = folder / "base"
        self.overlay = folder / "overlay"
        self.target = folder / "compiled"
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Write a file of the base."""
        _write(self.base / name, text)

    def change(self, name: str, text: str, organisation: str = "dorp") -> None:
        """Write a file of an organisation."""
        _write(self.overlay / organisation / name, text)

    def spoil(self, name: str, old: str, new: str) -> None:
        """Replace a piece of a file that must be there."""
        text = (self.base / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def problems(self) -> list[str]:
        """What the check says, with the files as the editor knows them."""
        root = self.base.parent
        found = check(self.base, self.overlay, TODAY)
        return [f"{p.file.relative_to(root)}:{p.line}: {p.said}" for p in found]

    def compile(self) -> Path:
        """Compile base and overlay."""
        return compile_content(self.base, self.overlay, self.target)

    def book(self) -> Catalogue:
        """The catalogue of the compiled content."""
        self.compile()
        return Catalogue.open(self.target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
