-- Quotes with an ellipsis: a further way to match, and what they leave out. SQLite cannot change a CHECK, so
-- the table of citations is made anew.

CREATE TEMP TABLE old_citations AS SELECT * FROM citations;
DROP TABLE citations;

CREATE TABLE citations (
    -- A row is where a claim stands: a W3C TextQuoteSelector and TextPositionSelector in one.
    claim    TEXT NOT NULL PRIMARY KEY REFERENCES claims (id),
    snapshot INTEGER REFERENCES snapshots (seq), -- the text that start and end point into
    exact    TEXT NOT NULL, -- the quote as a person wrote it
    prefix   TEXT,
    suffix   TEXT,
    start    INTEGER, -- in code points, half-open
    "end"    INTEGER,
    "match"  TEXT NOT NULL CONSTRAINT "match is known"
             CHECK ("match" IN ('verbatim', 'typographic', 'elided', 'unverified')),
    CONSTRAINT "a quote has both ends in a snapshot, or no place at all"
        CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NULL) = (snapshot IS NULL)
               AND start >= 0 AND start <= "end")
) STRICT, WITHOUT ROWID;
INSERT INTO citations (claim, snapshot, exact, prefix, suffix, start, "end", "match")
SELECT claim, snapshot, exact, prefix, suffix, start, "end", "match" FROM old_citations;
DROP TABLE old_citations;

-- The foreign key would otherwise read every citation when a snapshot goes.
CREATE INDEX citations_by_snapshot ON citations (snapshot);

CREATE TABLE omissions (
    -- A row is what an ellipsis of a quote leaves out of the snapshot: a stretch between its start and end.
    claim    TEXT    NOT NULL REFERENCES citations (claim),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL, -- in code points, half-open
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (claim, position),
    CONSTRAINT "an omission has a start and an end" CHECK (start >= 0 AND start <= "end")
) STRICT, WITHOUT ROWID;
