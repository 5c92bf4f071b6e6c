# SPDX-License-Identifier: EUPL-1.2
"""Danger said in so many words is heard by the rules alone, whoever says it and however it is spelled."""

from __future__ import annotations

from itertools import product

import pytest

from nlu.safety import Safety
from nlu.safety.words import read

WISHES = ("ik wil", "ik wou dat ik", "ik zou willen dat ik", "ik hoop dat ik", "kwil", "k wol dat ik")
ENDS = ("dood was", "niet meer leefde", "er niet meer was")
OTHERS = (
    "mijn man",
    "mijn dochter",
    "me moeder",
    "mn beste vriendin",
    "mijn collega",
    "een leerling",
    "de buurman",
)
SAID_OF_OTHERS = (
    "wil dood",
    "wil niet meer leven",
    "zegt dat ze dood wil",
    "zegt dat hij er niet meer wil zijn",
    "dreigt met zelfmoord",
    "heeft een doodswens",
    "denkt aan zelfmoord",
    "snijdt zichzelf",
    "wil zich ophangen",
    "heeft een afscheidsbrief geschreven",
    "heeft een poging gedaan",
)
HITTERS = (
    "mijn man",
    "me vriend",
    "mijn vrouw",
    "mijn vader",
    "mn ex",
    "mijn zoon",
    "mijn stiefvader",
    "hij",
)
BLOWS = (
    "slaat me",
    "sloeg mij",
    "heeft mij geslagen",
    "heb me gisteren weer geslagen",
    "schopt mij",
    "wurgt me",
    "mishandelt me",
    "bedreigt mij met een mes",
    "heeft mij verkracht",
    "gaf me een klap",
    "gooide me van de trap",
    "trok me aan mijn haren",
    "zegt dat hij me vermoordt",
)
STRUCK = ("ik word geslagen door", "ik ben mishandeld door", "ik ben bang voor", "ik werd geschopt door")
BURNING = ("het huis", "de keuken", "de auto", "de schuur", "het gordijn", "de flat hiernaast")
FIRES = ("staat in brand", "staat in de fik", "staat in de hens", "vliegt in brand")
FALLEN = ("mijn man", "mijn moeder", "mijn kind", "oma", "een collega", "mijn vriendin")
STATES = (
    "ademt niet meer",
    "is bewusteloos",
    "wordt niet wakker",
    "reageert nergens meer op",
    "krijgt geen lucht",
    "heeft een hartaanval",
    "ligt op de grond en beweegt niet",
)
SWALLOWED = (
    "30 paracetamol",
    "een strip oxazepam",
    "twintig slaappillen",
    "alle pillen",
    "een potje tabletten",
)
TAKEN = ("geslikt", "ingenomen", "genomen")

SUICIDE = (
    *(f"{wish} {end}" for wish, end in product(WISHES[1:], ENDS)),
    *(f"{who} {what}" for who, what in product(OTHERS, SAID_OF_OTHERS)),
    "ik wil dood",
    "dood wil ik",
    "k wil doot",
    "ik wil niet meer leven",
    "kwil nie meer leve",
    "ich wil neet mier laeve",
    "k bin 't leav'n zat",
    "ik leef niet graag meer",
    "ik ben het leven moe",
    "ik hoef niet meer te leven",
    "ik stop met leven",
    "ik heb een doodswens",
    "doodswens, al jaren",
    "zelfmoordgedachten al sinds mei, elke dag erger",
    "ik denk aan zelfmoord",
    "hoe pleeg je zelfmoord",
    "ik maak er vanavond een eind aan",
    "ik maak een einde aan mijn leven",
    "ik ga mezelf van kant maken",
    "ik doe mezelf iets aan",
    "ik hang me op",
    "ik spring voor de trein",
    "ik sta op het perron en ga springen",
    "ik zit op de reling van de brug",
    "ik snij mezelf weer",
    "weer gesneden vannacht",
    "ik heb een afscheidsbrief geschreven",
    "laat mij maar doodgaan",
    "ik was liever dood",
    "cliënt uit doodswens, wat nu",
    "vader van 88 wil zich verdrinken",
)
VIOLENCE = (
    *(f"{who} {what}" for who, what in product(HITTERS, BLOWS)),
    *(f"{what} {who}" for what, who in product(STRUCK, HITTERS[:-1])),
    "ik word thuis mishandeld",
    "mien man slöt mie, hie slao mie elke dag",
    "miene maan sjleit mich",
    "slaag gekregen",
    "mijn baas heeft mij aangerand",
    "de taxichauffeur heeft me betast",
    "ik ben verkracht",
    "ik ben aangerand",
    "mijn oom heeft aan me gezeten",
    "ik zit opgesloten in de slaapkamer",
    "ik heb mijn vriendin geslagen",
    "ik sla mijn kinderen",
    "ik stalk mijn ex",
    "ik ben bang dat ik haar iets aandoe",
    "de buurman slaat zijn vrouw",
    "mijn zus wordt mishandeld",
    "papa slaat mama",
    "ik moet trouwen in Marokko",
    "de zuster slaat mij",
    "bewoner wordt ruw beetgepakt door de nachtdienst",
    "hij dreigt mijn naaktfoto's te delen",
)
NOW = (
    *(f"{what} {how}" for what, how in product(BURNING, FIRES)),
    *(f"{who} {how}" for who, how in product(FALLEN, STATES)),
    *(f"ik heb {what} {how}" for what, how in product(SWALLOWED, TAKEN)),
    "brand!! keuken",
    "er is brand",
    "ik ruik gas",
    "de koolmonoxidemelder gaat af",
    "er staat iemand binnen met een mes",
    "er wordt nu bij mij ingebroken",
    "iemand schiet hier",
    "geen hartslag",
    "hij stikt in een stuk worst",
    "dochter knoopcel ingeslikt",
    "hij at rattengif, drie jaar",
    "te veel methadon",
    "er komt zoveel bloed uit",
    "slagaderlijk, knelband hoe",
    "iemand is neergestoken",
    "mijn mond hangt scheef",
    "weeën om de 2 minuten",
    "al meer dan tien minuten stuipen",
    "mijn kind is in het water gevallen",
    "een vrouw loopt over het spoor",
    "ik heb pijn op de borst",
)
DANGERS = {"suicide": SUICIDE, "geweld": VIOLENCE, "gevaar": NOW}
HARMLESS = (
    "ik wil niet dood, ik wil een andere baan",
    "mijn chef maakt me kapot met zijn roosters",
    "ze hebben de bushalte in elkaar getrapt",
    "ik ben niet bang voor mijn ex, wel voor haar advocaat",
    "de bus stond in brand op het journaal",
    "mag je iemand helpen als iemand het niet wil",
    "met de kettingzaag de schutting gesloopt",
    "binnenkort ben ik er niet meer, ik emigreer naar Portugal",
    "het mag van mij afgelopen zijn met die regen",
    "ik heb alle kinderen een potlood gegeven",
    "mijn cliënt heeft geen doodswens, hij zoekt een maatje",
    "mijn broer heeft zich in 1998 van het leven beroofd, ik zoek lotgenoten",
    "iedereen staat op het verkeerde spoor",
    "ik zit er niet meer tussen bij de kaartclub",
    "de concurrent schiet me nog een keer af op prijs",
    "vaders pillen liggen in een doosje voor de hele week",
    "de leraar heeft mij een onvoldoende gegeven",
    "onze hond heeft een strip kauwgom opgegeten",
)


def kinds(safety: Safety, text: str) -> set[str]:
    """The kinds of the rules that count in a text."""
    return {rule.kind for rule in safety.rules.find(read(text, safety.rules.lexicon)).hits}


@pytest.mark.parametrize("kind", DANGERS)
def test_what_is_said_in_so_many_words_is_in_the_rules(safety: Safety, kind: str) -> None:
    assert [text for text in DANGERS[kind] if not kinds(safety, text)] == []


@pytest.mark.parametrize("kind", DANGERS)
def test_what_is_said_in_so_many_words_is_never_passed_over(safety: Safety, kind: str) -> None:
    assert [text for text in DANGERS[kind] if safety.check(text).kind is None] == []


@pytest.mark.parametrize("text", HARMLESS)
def test_no_rule_hears_danger_in_plain_harmless_words(safety: Safety, text: str) -> None:
    assert kinds(safety, text) == set()
