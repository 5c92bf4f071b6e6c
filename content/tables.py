# SPDX-License-Identifier: EUPL-1.2
"""The tables of the compiled file."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What editors write, as JSON; organisation '' holds for all, another one replaces it.
CREATE TABLE entry (
    kind TEXT, key TEXT, organisation TEXT, position INTEGER NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (kind, key, organisation)
);

-- Which contact serves which theme where; municipality '' is the whole country.
CREATE TABLE serves (
    theme TEXT, municipality TEXT, organisation TEXT, level INTEGER, position INTEGER, contact TEXT,
    PRIMARY KEY (theme, municipality, organisation, level, position)
) WITHOUT ROWID;

-- The words a contact is looked up by, prefixes too.
CREATE VIRTUAL TABLE contact_words USING fts5(
    contact UNINDEXED, organisation UNINDEXED, name, words,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE example (text TEXT NOT NULL, intent TEXT NOT NULL, themes TEXT NOT NULL, voice TEXT NOT NULL);

CREATE TABLE municipality (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, province TEXT NOT NULL, population INTEGER NOT NULL
) WITHOUT ROWID;
-- key is the name as it is looked up.
CREATE TABLE place (key TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE postcode (
    pc4 INTEGER PRIMARY KEY, code TEXT NOT NULL, place TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL
);
CREATE TABLE province (name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL);
"""
