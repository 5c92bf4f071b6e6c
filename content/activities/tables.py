# SPDX-License-Identifier: EUPL-1.2
"""The tables of activities and vacancies in the compiled file."""

ACTIVITY_TABLES = """
-- What there is to do. Days are those of date.toordinal; `cost` is in cents, -1 where it is not known.
CREATE TABLE activity (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, organisation TEXT NOT NULL, municipality TEXT NOT NULL,
    neighbourhood TEXT NOT NULL, cost INTEGER NOT NULL, wheelchair INTEGER, quiet INTEGER, children INTEGER,
    full INTEGER NOT NULL, data TEXT NOT NULL
);
CREATE UNIQUE INDEX activity_id ON activity (id, organisation);
CREATE INDEX activity_there ON activity (municipality);

-- One row for each weekday (slot 0-6) or single day (slot is that day), so that a day is found by its index.
CREATE TABLE happens (
    municipality TEXT NOT NULL, slot INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    start INTEGER NOT NULL, number INTEGER NOT NULL
);
CREATE INDEX happens_there ON happens (municipality, slot, last, first, start, number);
CREATE INDEX happens_of ON happens (number);

CREATE TABLE vacancy (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, organisation TEXT NOT NULL, municipality TEXT NOT NULL,
    neighbourhood TEXT NOT NULL, parts INTEGER, days INTEGER NOT NULL, times INTEGER NOT NULL,
    last INTEGER NOT NULL, full INTEGER NOT NULL, data TEXT NOT NULL
);
CREATE UNIQUE INDEX vacancy_id ON vacancy (id, organisation);
CREATE INDEX vacancy_there ON vacancy (municipality);

-- `place` has the municipality's code, so that words and place are looked up together.
CREATE VIRTUAL TABLE activity_words USING fts5(
    name, words, place, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4'
);
CREATE VIRTUAL TABLE vacancy_words USING fts5(
    name, words, place, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4'
);
"""
