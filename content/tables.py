# SPDX-License-Identifier: EUPL-1.2
"""The tables of the compiled file."""

from content.activities.tables import ACTIVITY_TABLES

DIRECTORY = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What editors write, as JSON; organisation '' holds for all, another one replaces it. number is the rowid
-- of a contact in contact_words too.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, organisation TEXT NOT NULL,
    position INTEGER NOT NULL, data TEXT NOT NULL, UNIQUE (kind, key, organisation)
);

-- Which contact serves which theme where; municipality '' is the whole country.
-- needs has a space before and behind each of them.
CREATE TABLE serves (
    theme TEXT, municipality TEXT, organisation TEXT, level INTEGER, position INTEGER, contact TEXT,
    needs TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (theme, municipality, organisation, level, position)
) WITHOUT ROWID;
CREATE INDEX serves_place ON serves (municipality, organisation, level, position, contact, number);

-- The words a contact is looked up by, prefixes too; place has the municipalities it is for, or 'nl'.
CREATE VIRTUAL TABLE contact_words USING fts5(
    contact UNINDEXED, organisation UNINDEXED, name, words, place,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- Every contact that may be shown, by its name and by the id other systems know it by; always is for those
-- that no age hides, ends for those that have a last day.
CREATE TABLE service (
    id TEXT, organisation TEXT, contact TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
    provider TEXT NOT NULL, changed TEXT NOT NULL, ends TEXT NOT NULL, always INTEGER NOT NULL,
    PRIMARY KEY (id, organisation)
) WITHOUT ROWID;
CREATE INDEX service_name ON service (name, organisation, contact);
CREATE INDEX service_provider ON service (provider, organisation);

-- What colleagues read of a contact and nobody else: who may come, and whom to ask for there.
CREATE TABLE colleagues (number INTEGER PRIMARY KEY, admission TEXT NOT NULL, person TEXT NOT NULL);

CREATE TABLE example (text TEXT NOT NULL, intent TEXT NOT NULL, themes TEXT NOT NULL, voice TEXT NOT NULL);

CREATE TABLE municipality (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, province TEXT NOT NULL, population INTEGER NOT NULL
) WITHOUT ROWID;
-- From the date on the old municipality is part of the new one.
CREATE TABLE merger (
    date TEXT, old TEXT, old_name TEXT NOT NULL, new TEXT NOT NULL, new_name TEXT NOT NULL,
    PRIMARY KEY (old, date)
) WITHOUT ROWID;
-- key is the name as it is looked up.
CREATE TABLE place (key TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE postcode (
    pc4 INTEGER PRIMARY KEY, code TEXT NOT NULL, place TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL
);
CREATE TABLE province (name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL);
"""
TABLES = DIRECTORY + ACTIVITY_TABLES
