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
    (TALK, 'je: "Hallo', "je: [Hallo", f"{TALK}:2: this is not YAML"),
    (
        "messages/list.yml",
        "",
        "- hallo",
        "messages/list.yml:1: this file has no entries: write each message as",
    ),
    (TALK, "bel:", "bel: niets\nbellen:", f"{TALK}:5: message bel has no fields"),
    (TALK, "bel:", "hallo:", f"{TALK}:5: hallo stands here twice: remove one"),
    (NATIONAL, "- id: hulp", "- name: x", f"{NATIONAL}:1: this contact has no id: give it `id:`"),
    (THEME, "key: geld", "- geld", f"{THEME}:2: this is not YAML"),
    (
        "messages/more.yml",
        "",
        'hallo: {text: "Dag."}',
        "messages/talk.yml:1: message hallo is there already, at",
    ),
    ("theme/geld.yml", "", "key: geld", "theme/geld.yml:1: nothing reads this file: move it"),
    # fields
    (TALK, "buttons: [mens]", "knoppen: [mens]", f"{TALK}:4: nothing reads knoppen: use buttons"),
    (NATIONAL, "  cost:", "  costs:", f"{NATIONAL}:7: nothing reads costs: did you mean cost?"),
    (NATIONAL, '  source: "proef"\n', "", f"{NATIONAL}:1: contact hulp has no source: add `source:`"),
    (NATIONAL, "  assured_date: 2026-05-01\n", "", f"{NATIONAL}:1: contact hulp has no assured_date"),
    (NATIONAL, "  confidence: high\n", "", f"{NATIONAL}:1: contact hulp has no confidence"),
    (
        NATIONAL,
        "confidence: high",
        "confidence: zeker",
        f"{NATIONAL}:13: confidence cannot be zeker: choose high",
    ),
    (NATIONAL, "access: zelf", "access: bellen", f"{NATIONAL}:8: access cannot be bellen: choose zelf"),
    (
        NATIONAL,
        "themes: [geld]",
        "themes: geld",
        f"{NATIONAL}:9: themes is of the wrong sort: write it as [one",
    ),
    (
        NATIONAL,
        '[{number: "0800-8115", e164: "+318008115"}]',
        '["0800-8115"]',
        f"{NATIONAL}:4: write a phone as",
    ),
    (
        TALK,
        '  text: "Bel {hulp.name}: {hulp.phone}."',
        "  buttons: []",
        f"{TALK}:5: there is no text here: add",
    ),
    (TALK, '  u: "Hallo, {name}. Vertelt u wat er is."\n', "", f"{TALK}:1: the text for u lacks: add `u:`"),
    ("routes.yml", "urgency: today", "urgency: gauw", "routes.yml:5: urgency cannot be that: choose now"),
    # references
    (
        TALK,
        "buttons: [mens]",
        "buttons: [mensen]",
        f"{TALK}:4: there is no button mensen: use one from buttons.yml",
    ),
    (
        THEME,
        "contacts: [hulp]",
        "contacts: [help]",
        f"{THEME}:9: there is no contact help: use one from directory/",
    ),
    (THEME, "step_contact: hulp", "step_contact: help", f"{THEME}:6: there is no contact help"),
    (THEME, "route: datum", "route: brief", f"{THEME}:7: there is no route brief: use one from routes.yml"),
    (
        THEME,
        '  - "voorbeeld nummer 0"',
        '  - {text: "x", ook: [wonen]}',
        f"{THEME}:11: there is no theme wonen",
    ),
    (NATIONAL, "themes: [geld]", "themes: [geld, geluk]", f"{NATIONAL}:9: there is no theme geluk"),
    (
        "directory/local/GM0001.yml",
        "[GM0001]",
        "[GM9999]",
        "GM0001.yml:8: there is no municipality GM9999: use a",
    ),
    (
        CARDS,
        "answers: {}",
        "answers: {ja: weg}",
        f"{CARDS}:8: there is no card weg: use one from safety/cards.yml",
    ),
    # holes
    (TALK, "{hulp.phone}", "{help.phone}", f"{TALK}:6: there is no contact help: use an id from directory/"),
    (TALK, "{hulp.phone}", "{hulp.fax}", f"{TALK}:6: a contact has no fax: use one of name, phone"),
    (TALK, "{hulp.phone}", "{Hulp}", f"{TALK}:6: {{Hulp}} is no hole: write {{name}}"),
    (TALK, "{hulp.phone}", "{hulp", f"{TALK}:6: {{ is no hole"),
    (TALK, "{hulp.phone}", "{form}", f"{TALK}:6: {{form}} is a word the program needs itself"),
    (TALK, "Vertelt u", "Vertelt u {wie}", f"{TALK}:2: {{wie}} lacks in the text for je: put it in both"),
    (NATIONAL, "  cost:", "  show_phone: false\n  cost:", f"{TALK}:6: the number of hulp may not be shown"),
    (NATIONAL, "confidence: high", "confidence: low", f"{TALK}:6: contact hulp may not be shown"),
    # wording
    (TALK, "Vertel wat er is.", "Vertel!", f"{TALK}:2: an exclamation mark sounds like shouting"),
    (
        TALK,
        "Vertel wat er is.",
        "Wat is er? Wil je hulp?",
        f"{TALK}:2: this asks 2 questions at once: keep one",
    ),
    (
        TALK,
        "Vertel wat er is.",
        f"{WORDS} zestien.",
        f"{TALK}:2: the sentence “een twee drie vier …” has 16 words",
    ),
    (TALK, "Vertel wat er is.", "Hoe is uw dag.", f"{TALK}:2: “uw” does not belong in the text for je"),
    (TALK, "Vertelt u wat er is.", "Vertel je dag.", f"{TALK}:3: “je” does not belong in the text for u"),
    (
        TALK,
        "Bel {hulp.name}",
        "Bel je {hulp.name}",
        f"{TALK}:6: “je” speaks to one form of address: give this",
    ),
    (TALK, "Vertel wat er is.", "Ja. " * 1025, f"{TALK}:2: this does not fit in one message (4096 signs)"),
    (
        NATIONAL,
        "Denkt mee over geld.",
        "Helpt je met geld.",
        f"{NATIONAL}:3: “je” speaks to one form of address: say",
    ),
    # numbers, hours, dates, some way to reach them
    (
        NATIONAL,
        '"0800-8115", e164: "+318008115"',
        '"0800 32 123"',
        f"{NATIONAL}:4: 0800 32 123 is not a Dutch phone",
    ),
    (
        NATIONAL,
        '"0800-8115", e164: "+318008115"',
        '"035 123"',
        f"{NATIONAL}:4: 035 123 is not a Dutch phone number",
    ),
    (
        NATIONAL,
        "+318008115",
        "+318008116",
        f'{NATIONAL}:4: e164 does not belong to 0800-8115: make it "+318008115"',
    ),
    (NATIONAL, ', e164: "+318008115"', "", f'{NATIONAL}:4: 0800-8115 has no e164: add e164: "+318008115"'),
    (NATIONAL, '"0800-8115"', '"112"', f"{NATIONAL}:4: 112 has no E.164: leave e164 out"),
    (
        NATIONAL,
        "Mo-Fr 09:00-17:00; PH off",
        "elke dag",
        f"{NATIONAL}:6: opening_hours cannot be read: write it like",
    ),
    (NATIONAL, "2026-05-01", "2026-11-22", f"{NATIONAL}:12: 2026-11-22 is in the future"),
    (
        NATIONAL,
        "2026-05-01",
        "vorig jaar",
        f"{NATIONAL}:12: vorig jaar is not a date: write it like 2026-11-21",
    ),
    (NATIONAL, "https://", "", f"{NATIONAL}:5: a website starts with https://"),
    (
        NATIONAL,
        "level: national",
        "level: local",
        f"{NATIONAL}:1: hulp is local but nowhere: add `municipalities:",
    ),
    (
        "directory/local/GM0001.yml",
        '  address: "Straat 1, Hier"\n',
        "",
        "GM0001.yml:1: nobody can reach team: add a",
    ),
    (
        MUNICIPALITIES,
        "+31261234567",
        "+31261234568",
        f"{MUNICIPALITIES}:3: e164 does not belong to 026 123 45 67",
    ),
    (MUNICIPALITIES, "14 030", "(014) 030", f"{MUNICIPALITIES}:2: (014) 030 is not a Dutch phone number"),
    ("places/places.csv", "GM0002", "GM0003", "places/places.csv:3: there is no municipality GM0003"),
    (
        "places/neighbourhoods.csv",
        "",
        "name,code\nZuid,GM0003\n",
        "places/neighbourhoods.csv:2: there is no municipality GM0003",
    ),
    # examples
    (THEME, '  - "voorbeeld nummer 0"\n', "", f"{THEME}:10: theme geld has 59 examples: write at least 60"),
    (THEME, 'nummer 1"', 'nummer 0"', f"{THEME}:12: this example stands at geld.yml:11 too: remove one"),
    (
        "intents/bedanken.yml",
        "bedankt",
        "voorbeeld nummer 3",
        "bedanken.yml:2: this example stands at geld.yml:14",
    ),
    (OMA, "de ketel is stuk", "Voorbeeld nummer 3!", f"{OMA}:2: this example stands at geld.yml:14 too"),
    (
        OMA,
        "de ketel is stuk",
        "de hele week al is de ketel stuk\nde hele week is de ketel stuk",
        f"{OMA}:3: this is nearly the sentence at oma.txt:2: write another, or remove it",
    ),
    (OMA, "stuk", "stuk ook: [geldd]", f"{OMA}:2: there is no other theme geldd: use one from themes/"),
    (OMA, "stuk", "stuk ook: [geld]", f"{OMA}:2: there is no other theme geld: use one from themes/"),
    (OMA, "stuk", "stuk ook: [geld", f"{OMA}:2: write another theme at the end of the line as"),
    (THANKS, "lief", "lief ook: [tuin]", f"{THANKS}:1: there is no other theme tuin: use one from themes/"),
    ("intents/danken/oma.txt", "", "lief", "intents/danken/oma.txt:1: there is no intent danken"),
    (
        NATIONAL,
        "confidence: high",
        "confidence: low",
        f"{THEME}:1: no national contact may be shown for geld",
    ),
    # danger cards
    (CARDS, 'sturen."]\n  u:', 'doen."]\n  u:', f"{CARDS}:5: the last line must be “Ik ben een computer."),
    (CARDS, "buttons: [mens]", "buttons: [ja]", f"{CARDS}:7: a person must be in reach from every card"),
    (
        CARDS,
        "Bel nu 113.",
        "Bel nu 0900-0113.",
        f"{CARDS}:5: 0900-0113 is not a checked danger number: use one of",
    ),
    (
        CARDS,
        "Bel nu 113.",
        "Bel nu {hulp.phone}.",
        f"{CARDS}:5: a danger card is a fixed text: write the words out",
    ),
    (CARDS, "kind: suicide", "kind: anders", f"{CARDS}:2: a card's kind is suicide, geweld, gevaar"),
    (CARDS, '  source: "proef"\n', "", f"{CARDS}:1: card suicide_self has no source: add `source:`"),
    (CARDS, "Bel nu 113.", "Gaat het?\\nBen je veilig?", f"{CARDS}:5: this asks 2 questions at once"),
]
