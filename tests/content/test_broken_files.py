# SPDX-License-Identifier: EUPL-1.2
"""The real command on an editor's real mistakes: each folder of `broken/` is a layer with one fault in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BROKEN = Path(__file__).parent / "broken"
ROOT = Path(__file__).parents[2]
OWN = "messages/own.yml"
HERE = "directory/local/GM0402.yml"
SAYING = "themes/geld/eigen.txt"

FAULTS = {
    # a file that cannot be read
    "tab": (OWN, 2, "er staat een tab"),
    "aanhalingsteken": (OWN, 2, "er staat een aanhalingsteken open"),
    "dubbele_punt": (OWN, 2, "hier ontbreekt een dubbele punt"),
    "dubbele_punten": (OWN, 2, "in deze tekst staat zelf een dubbele punt"),
    "inspringen": (OWN, 3, "deze regel springt niet goed in"),
    "haakje": (OWN, 3, "er staat een haakje open of te veel"),
    "apenstaart": (OWN, 2, "een tekst kan niet zo beginnen"),
    "twee_bestanden": (OWN, 4, "in dit bestand staat een regel met alleen streepjes"),
    "latin_1": (OWN, 3, "dit bestand is niet bewaard als UTF-8"),
    "nul_teken": (OWN, 2, "hier staat een onzichtbaar teken"),
    "lange_regel": (OWN, 2, "deze regel heeft"),
    "diep": (OWN, 1, "hier staat te veel in elkaar"),
    "kringloop": (OWN, 3, "hier wordt een stuk van elders overgenomen"),
    "samenvoegen": (OWN, 4, "hier wordt een stuk van elders overgenomen"),
    "bom": (OWN, 2, "hier wordt een stuk van elders overgenomen"),
    "leeg": (OWN, 1, "tip: er staat niets in dit bestand"),
    "verkeerde_plek": ("message/own.yml", 1, "Omzien leest dit bestand niet"),
    # another shape than it should have
    "lijst": (OWN, 1, "in dit bestand staat geen enkele naam met velden"),
    "tekst_zonder_velden": (OWN, 1, "tekst thanks heeft geen velden"),
    "contact_zonder_streepje": (HERE, 1, "in dit bestand hoort een lijst van contacten"),
    "dubbele_sleutel": (OWN, 4, "thanks staat hier twee keer"),
    "twee_dezelfde": (HERE, 15, "contact inloop_de_zon is er al, in GM0402.yml:1"),
    "typefout_in_veld": (HERE, 5, "Omzien kent het veld openinghours niet: bedoel je opening_hours?"),
    "zonder_bron": (HERE, 1, "contact inloop_de_zon heeft geen source"),
    # contacts
    "verkeerd_cijfer": (
        "directory/national.yml",
        2,
        "dit nummer van De Luisterlijn is anders dan in de bron van",
    ),
    "te_kort_nummer": (HERE, 4, "035 123 45 is geen Nederlands telefoonnummer"),
    "ander_e164": (HERE, 4, "e164 hoort niet bij 035 123 45 67"),
    "andere_gemeente": (HERE, 4, "14 036 is niet het nummer van deze gemeente"),
    "onbekend_thema": (HERE, 8, "er is geen thema gelt: bedoel je geld?"),
    "onbekende_gemeente": (HERE, 10, "er is geen gemeente GM9402"),
    "tijden": (HERE, 5, "opening_hours is niet te lezen"),
    "datum_in_de_toekomst": (HERE, 12, "2126-11-21 ligt in de toekomst"),
    "datum_als_tekst": (HERE, 12, "21 november is geen datum"),
    "voorbij": (HERE, 15, "tip: valid_to is voorbij (2024-01-01)"),
    "zonder_bereik": (HERE, 1, "niemand kan inloop_de_zon bereiken"),
    "website": (HERE, 15, "een website begint met https://"),
    "website_vorm": (HERE, 15, "https://inloop is geen adres van een website"),
    "zonder_eigenaar": (HERE, 1, "tip: contact inloop_de_zon heeft geen eigenaar"),
    # texts
    "je_en_u": (OWN, 2, "“u” hoort niet in de tekst voor je"),
    "gat_weg": (OWN, 2, "{website} vult Omzien in en is hier weg"),
    "gat_onbekend": (OWN, 2, "{voornaam} vult hier niemand in"),
    "gat_half": (OWN, 2, "{ kan Omzien niet invullen"),
    "contact_onbekend": (OWN, 2, "er is geen contact geldvit: bedoel je geldfit?"),
    "knop_onbekend": (OWN, 3, "er is geen knop mensen: bedoel je mens?"),
    "twee_vragen": (OWN, 2, "hier staan 2 vragen tegelijk"),
    "roepen": (OWN, 2, "een uitroepteken klinkt als roepen"),
    "lange_zin": (OWN, 2, "de zin “Graag gedaan en als …” heeft 27 woorden"),
    "kantoortaal": (OWN, 2, "tip: “Indien” is kantoortaal: schrijf “als”"),
    "lijdend": (OWN, 2, "tip: “wordt morgen verstuurd” zegt niet wie het doet"),
    "opmaak": (OWN, 2, "opmaak als “<b>” staat straks zo op het scherm"),
    "niet_ingevuld": (OWN, 2, "“[adres]” is nog niet ingevuld"),
    "los_nummer": (OWN, 2, "035 123 45 67 staat bij geen enkel contact"),
    # example sentences
    "onbekend_ook": (SAYING, 2, "er is geen ander thema woonen: bedoel je wonen?"),
    "half_ook": (SAYING, 2, "een tweede thema staat hier half"),
    "verkeerde_map": ("themes/gelt/eigen.txt", 1, "er is geen thema gelt: noem de map geld"),
}
"""What is said of each layer: in which file, on which line."""


def _too_big_to_keep(layers: Path) -> None:
    bomb = "a: &a [" + "x," * 9 + "]\nb: &b [" + "*a," * 9 + "]\nc: [" + "*b," * 9 + "]\n"
    texts = {
        "lange_regel": f'thanks:\n  text: "{"Graag. " * 750_000}"\n',
        "diep": "a: " + "[" * 50_000,
        "bom": bomb,
    }
    for name, text in texts.items():
        (layers / name / "messages").mkdir(parents=True)
        (layers / name / OWN).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the command says of each layer; one run for all, for the base is the same."""
    layers = tmp_path_factory.mktemp("broken")
    shutil.copytree(BROKEN, layers, dirs_exist_ok=True)
    _too_big_to_keep(layers)
    command = [sys.executable, "-m", "bot.cli", "content", "check", "--overlay", str(layers)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    said = [line.removeprefix(f"{layers}/") for line in done.stdout.splitlines()]
    names = [folder.name for folder in layers.iterdir()]
    return {name: [line for line in said if line.startswith(f"{name}/")] for name in names}


@pytest.mark.parametrize("name", FAULTS)
def test_a_mistake_is_one_clear_finding_at_its_line(found: dict[str, list[str]], name: str) -> None:
    file, line, words = FAULTS[name]
    (said,) = found[name]
    assert said.startswith(f"{name}/{file}:{line}: {words}")


def test_every_broken_layer_is_expected(found: dict[str, list[str]]) -> None:
    assert found.keys() == FAULTS.keys()
