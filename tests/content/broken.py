# SPDX-License-Identifier: EUPL-1.2
"""One thing to break in the tiny content at a time, and what the check must say of it.

Each row: the file, what stands there, what to put in its place (nothing there: the whole file), what is said.
"""

from __future__ import annotations

TALK = "messages/talk.yml"
NATIONAL = "directory/national.yml"
CARDS = "safety/cards.yml"
OMA = "themes/geld/oma.txt"
THANKS = "intents/bedanken/oma.txt"
THEME = "themes/geld.yml"
MUNICIPALITIES = "places/municipalities.csv"
WORDS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"

BROKEN = [
    # unreadable, or not what it should be
    (TALK, 'je: "Hallo', "je: [Hallo", f"{TALK}:2: er staat een"),
    (
        "messages/list.yml",
        "",
        "- hallo",
        "messages/list.yml:1: in dit bestand staat geen enkele naam met velden: schrijf",
    ),
    (TALK, "bel:", "bel: niets\nbellen:", f"{TALK}:5: tekst bel heeft geen velden"),
    (TALK, "bel:", "hallo:", f"{TALK}:5: hallo staat hier twee keer: haal er een weg"),
    (NATIONAL, "- id: hulp", "- name: x", f"{NATIONAL}:1: dit contact heeft geen id: zet er “id:” bij"),
    (THEME, "key: geld", "- geld", f"{THEME}:2: hier loopt de vorm mis"),
    (
        "messages/more.yml",
        "",
        'hallo: {text: "Dag."}',
        "messages/talk.yml:1: tekst hallo is er al, in",
    ),
    ("theme/geld.yml", "", "key: geld", "theme/geld.yml:1: Omzien leest dit bestand niet: zet het"),
    # fields
    (
        TALK,
        "buttons: [mens]",
        "knoppen: [mens]",
        f"{TALK}:4: Omzien kent het veld knoppen niet: gebruik assured",
    ),
    (NATIONAL, "  cost:", "  costs:", f"{NATIONAL}:7: Omzien kent het veld costs niet: bedoel je cost?"),
    (
        NATIONAL,
        '  source: "proef"\n',
        "",
        f"{NATIONAL}:1: contact hulp heeft geen source: zet er “source:” bij",
    ),
    (NATIONAL, "  assured_date: 2026-05-01\n", "", f"{NATIONAL}:1: contact hulp heeft geen assured_date"),
    (NATIONAL, "  confidence: high\n", "", f"{NATIONAL}:1: contact hulp heeft geen confidence"),
    (
        NATIONAL,
        "confidence: high",
        "confidence: zeker",
        f"{NATIONAL}:13: confidence kan niet zeker zijn: kies high",
    ),
    (NATIONAL, "access: zelf", "access: bellen", f"{NATIONAL}:8: access kan niet bellen zijn: kies zelf"),
    (
        NATIONAL,
        "themes: [geld]",
        "themes: geld",
        f"{NATIONAL}:9: themes is geen lijst: schrijf [een",
    ),
    (
        NATIONAL,
        '[{number: "0800-8115", e164: "+318008115"}]',
        '["0800-8115"]',
        f"{NATIONAL}:4: dit is geen telefoonnummer met zijn velden: schrijf",
    ),
    (
        TALK,
        '  text: "Bel {hulp.name}: {hulp.phone}."',
        "  buttons: []",
        f"{TALK}:5: hier staat geen tekst: zet",
    ),
    (
        TALK,
        '  u: "Hallo, {name}. Vertelt u wat er is."\n',
        "",
        f"{TALK}:1: de tekst voor u ontbreekt: zet er “u:” bij",
    ),
    ("routes.yml", "urgency: today", "urgency: gauw", "routes.yml:5: urgency kan dat niet zijn: kies now"),
    # references
    (
        TALK,
        "buttons: [mens]",
        "buttons: [mensen]",
        f"{TALK}:4: er is geen knop mensen: bedoel je mens?",
    ),
    (
        THEME,
        "contacts: [hulp]",
        "contacts: [help]",
        f"{THEME}:9: er is geen contact help: bedoel je hulp?",
    ),
    (THEME, "step_contact: hulp", "step_contact: help", f"{THEME}:6: er is geen contact help"),
    (
        THEME,
        "route: datum",
        "route: brief",
        f"{THEME}:7: er is geen vraag brief: gebruik er een uit routes.yml",
    ),
    (
        THEME,
        '  - "voorbeeld nummer 0"',
        '  - {text: "x", ook: [wonen]}',
        f"{THEME}:11: er is geen thema wonen",
    ),
    (NATIONAL, "themes: [geld]", "themes: [geld, geluk]", f"{NATIONAL}:9: er is geen thema geluk"),
    (
        "directory/local/GM0001.yml",
        "[GM0001]",
        "[GM9999]",
        "GM0001.yml:8: er is geen gemeente GM9999: gebruik een",
    ),
    (
        "directory/local/GM0001.yml",
        "[GM0001]",
        "[hier]",
        "GM0001.yml:8: hier hoort de code van een gemeente en niet de naam: schrijf GM0001 voor hier",
    ),
    (
        CARDS,
        "answers: {}",
        "answers: {ja: weg}",
        f"{CARDS}:8: er is geen kaart weg: gebruik er een uit safety/cards.yml",
    ),
    # holes
    (
        TALK,
        "{hulp.phone}",
        "{help.phone}",
        f"{TALK}:6: er is geen contact help: bedoel je hulp?",
    ),
    (TALK, "{hulp.phone}", "{hulp.fax}", f"{TALK}:6: een contact heeft geen fax: gebruik name, phone"),
    (TALK, "{hulp.phone}", "{Hulp}", f"{TALK}:6: {{Hulp}} kan Omzien niet invullen: schrijf {{naam}}"),
    (TALK, "{hulp.phone}", "{hulp", f"{TALK}:6: {{ kan Omzien niet invullen"),
    (TALK, "{hulp.phone}", "{form}", f"{TALK}:6: {{form}} is een woord dat het programma zelf nodig heeft"),
    (
        TALK,
        "Vertelt u",
        "Vertelt u {wie}",
        f"{TALK}:2: {{wie}} ontbreekt in de tekst voor je: zet het in allebei",
    ),
    (
        NATIONAL,
        "  cost:",
        "  show_phone: false\n  cost:",
        f"{TALK}:6: het nummer van hulp mag niet getoond worden",
    ),
    (NATIONAL, "confidence: high", "confidence: low", f"{TALK}:6: contact hulp mag niet getoond worden"),
    # wording
    (TALK, "Vertel wat er is.", "Vertel!", f"{TALK}:2: een uitroepteken klinkt als roepen"),
    (
        TALK,
        "Vertel wat er is.",
        "Wat is er? Wil je hulp?",
        f"{TALK}:2: hier staan 2 vragen tegelijk: houd er één over",
    ),
    (
        TALK,
        "Vertel wat er is.",
        f"{WORDS} zestien.",
        f"{TALK}:2: de zin “een twee drie vier …” heeft 16 woorden",
    ),
    (TALK, "Vertel wat er is.", "Hoe is uw dag.", f"{TALK}:2: “uw” hoort niet in de tekst voor je"),
    (TALK, "Vertelt u wat er is.", "Vertel je dag.", f"{TALK}:3: “je” hoort niet in de tekst voor u"),
    (
        TALK,
        "Bel {hulp.name}",
        "Bel je {hulp.name}",
        f"{TALK}:6: “je” past bij één aanspreekvorm: geef deze",
    ),
    (
        TALK,
        "Vertel wat er is.",
        "Ja. " * 1025,
        f"{TALK}:2: dit past niet in één bericht (hooguit 4096 tekens)",
    ),
    (
        NATIONAL,
        "Denkt mee over geld.",
        "Helpt je met geld.",
        f"{NATIONAL}:3: “je” past bij één aanspreekvorm: zeg",
    ),
    # numbers, hours, dates, some way to reach them
    (
        NATIONAL,
        '"0800-8115", e164: "+318008115"',
        '"0800 32 123"',
        f"{NATIONAL}:4: 0800 32 123 is geen Nederlands telefoonnummer",
    ),
    (
        NATIONAL,
        '"0800-8115", e164: "+318008115"',
        '"035 123"',
        f"{NATIONAL}:4: 035 123 is geen Nederlands telefoonnummer",
    ),
    (
        NATIONAL,
        "+318008115",
        "+318008116",
        f'{NATIONAL}:4: e164 hoort niet bij 0800-8115: maak er "+318008115"',
    ),
    (
        NATIONAL,
        ', e164: "+318008115"',
        "",
        f'{NATIONAL}:4: 0800-8115 heeft geen e164: zet erbij e164: "+318008115"',
    ),
    (NATIONAL, '"0800-8115"', '"112"', f"{NATIONAL}:4: 112 heeft geen E.164: laat e164 weg"),
    (
        NATIONAL,
        "Mo-Fr 09:00-17:00; PH off",
        "elke dag",
        f"{NATIONAL}:6: opening_hours is niet te lezen: schrijf het zoals",
    ),
    (NATIONAL, "2026-05-01", "2026-11-22", f"{NATIONAL}:12: 2026-11-22 ligt in de toekomst"),
    (
        NATIONAL,
        "2026-05-01",
        "vorig jaar",
        f"{NATIONAL}:12: vorig jaar is geen datum: schrijf hem zoals 2026-11-21",
    ),
    (NATIONAL, "https://", "", f"{NATIONAL}:5: een website begint met https://"),
    (
        NATIONAL,
        "level: national",
        "level: local",
        f"{NATIONAL}:1: hulp is local maar staat nergens: zet er “municipalities:",
    ),
    (
        "directory/local/GM0001.yml",
        '  address: "Straat 1, Hier"\n',
        "",
        "GM0001.yml:1: niemand kan team bereiken: zet er een",
    ),
    (
        MUNICIPALITIES,
        "+31261234567",
        "+31261234568",
        f"{MUNICIPALITIES}:3: e164 hoort niet bij 026 123 45 67",
    ),
    (
        MUNICIPALITIES,
        "14 030",
        "(014) 030",
        f"{MUNICIPALITIES}:2: (014) 030 is geen Nederlands telefoonnummer",
    ),
    ("places/places.csv", "GM0002", "GM0003", "places/places.csv:3: er is geen gemeente GM0003"),
    (
        "places/neighbourhoods.csv",
        "",
        "name,code\nZuid,GM0003\n",
        "places/neighbourhoods.csv:2: er is geen gemeente GM0003",
    ),
    # examples
    (
        THEME,
        '  - "voorbeeld nummer 0"\n',
        "",
        f"{THEME}:10: thema geld heeft 59 zinnen om van te leren: schrijf er ten minste 60",
    ),
    (THEME, 'nummer 1"', 'nummer 0"', f"{THEME}:12: deze zin staat ook in geld.yml:11: haal er een weg"),
    (
        "intents/bedanken.yml",
        "bedankt",
        "voorbeeld nummer 3",
        "bedanken.yml:2: deze zin staat ook in geld.yml:14",
    ),
    (OMA, "de ketel is stuk", "Voorbeeld nummer 3!", f"{OMA}:2: deze zin staat ook in geld.yml:14"),
    (
        OMA,
        "de ketel is stuk",
        "de hele week al is de ketel stuk\nde hele week is de ketel stuk",
        f"{OMA}:3: dit is bijna de zin in oma.txt:2: schrijf een andere, of haal hem weg",
    ),
    (OMA, "stuk", "stuk ook: [geldd]", f"{OMA}:2: er is geen ander thema geldd: gebruik er een uit themes/"),
    (OMA, "stuk", "stuk ook: [geld]", f"{OMA}:2: er is geen ander thema geld: gebruik er een uit themes/"),
    (OMA, "stuk", "stuk ook: [geld", f"{OMA}:2: een tweede thema staat hier half: schrijf het aan het eind"),
    (
        THANKS,
        "lief",
        "lief ook: [tuin]",
        f"{THANKS}:1: er is geen ander thema tuin: gebruik er een uit themes/",
    ),
    ("intents/danken/oma.txt", "", "lief", "intents/danken/oma.txt:1: er is geen bedoeling danken"),
    (
        NATIONAL,
        "confidence: high",
        "confidence: low",
        f"{THEME}:1: er is geen landelijk contact dat bij geld getoond mag worden",
    ),
    # danger cards
    (CARDS, 'sturen."]\n  u:', 'doen."]\n  u:', f"{CARDS}:5: de laatste regel moet “Ik ben een computer."),
    (CARDS, "buttons: [mens]", "buttons: [ja]", f"{CARDS}:7: bij elke kaart moet een mens te bereiken zijn"),
    (
        CARDS,
        "Bel nu 113.",
        "Bel nu 0900-0113.",
        f"{CARDS}:5: 0900-0113 is geen nagekeken nummer bij gevaar: gebruik",
    ),
    (
        CARDS,
        "Bel nu 113.",
        "Bel nu {hulp.phone}.",
        f"{CARDS}:5: een kaart bij gevaar is een vaste tekst: schrijf de woorden uit",
    ),
    (
        CARDS,
        "kind: suicide",
        "kind: anders",
        f"{CARDS}:2: een kaart heeft als kind suicide, geweld of gevaar",
    ),
    (
        CARDS,
        '  source: "proef"\n',
        "",
        f"{CARDS}:1: kaart suicide_self heeft geen bron: zet er “source:” bij",
    ),
    (CARDS, "Bel nu 113.", "Gaat het?\\nBen je veilig?", f"{CARDS}:5: hier staan 2 vragen tegelijk"),
]
