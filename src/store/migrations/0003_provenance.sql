-- Provenance in depth: families of outlets, ends of chains, what reviewers do with points, withdrawals, what
-- merged cases gave differently, and a journal that tells how every row stood and what takes back what. SQLite
-- cannot change a CHECK, a key nor a column's place, so that the tables concerned are made anew.

DROP VIEW disputed_points;
DROP VIEW claim_graph_nodes;
DROP VIEW open_links;
DROP VIEW claim_graph_edges;

CREATE TEMP TABLE old_publishers AS SELECT * FROM publishers;
DROP TABLE publishers;
CREATE TABLE publishers (
    -- A row is an outlet that puts sources out.
    seq    INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    family TEXT -- the house it belongs to: outlets of one house are one origin
) STRICT;
INSERT INTO publishers (seq, name) SELECT seq, name FROM old_publishers;
DROP TABLE old_publishers;

CREATE TEMP TABLE old_sources AS
SELECT seq, id, title, publisher, url, archive_url, published, language, digest_of FROM sources;
DROP TABLE sources;
CREATE TABLE sources (
    -- A row is a document as published. What is not known is NULL, never invented.
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    publisher   INTEGER REFERENCES publishers (seq),
    url         TEXT,
    archive_url TEXT,
    published   TEXT CONSTRAINT "published is a date" CHECK (length(published) IN (4, 7, 10)),
    published_precision TEXT AS (
        CASE length(published) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END
    ) VIRTUAL,
    language    TEXT, -- BCP 47 tag
    digest_of   TEXT  -- the document that this one digests, where the text is a digest
) STRICT;
INSERT INTO sources (seq, id, title, publisher, url, archive_url, published, language, digest_of)
SELECT seq, id, title, publisher, url, archive_url, published, language, digest_of FROM old_sources;
DROP TABLE old_sources;
-- Deleting or merging publishers, and "all of this outlet", would otherwise read every source.
CREATE INDEX sources_by_publisher ON sources (publisher);

CREATE TEMP TABLE old_snapshots AS SELECT * FROM snapshots;
DROP TABLE snapshots;
CREATE TABLE snapshots (
    -- A row is the text of a source as it was retrieved at one time. A page that changed is a new row,
    -- never an overwrite: the newest is the one with the highest seq.
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    source    TEXT NOT NULL REFERENCES sources (id),
    sha256    TEXT NOT NULL CONSTRAINT "sha256 has 64 digits" CHECK (length(sha256) = 64), -- of the raw bytes
    text      TEXT NOT NULL,
    retrieved TEXT CONSTRAINT "retrieved is a date" CHECK (length(retrieved) IN (4, 7, 10)),
    file      TEXT -- the file it was read from, as the case file names it
) STRICT;
INSERT INTO snapshots SELECT * FROM old_snapshots;
DROP TABLE old_snapshots;
-- "The newest text of this source" is asked for each claim that is entered.
CREATE INDEX snapshots_by_source ON snapshots (source);

CREATE TEMP TABLE old_entities AS SELECT * FROM entities;
DROP TABLE entities;
CREATE TABLE entities (
    -- A row is a person, body, place or thing that claims name.
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL CONSTRAINT "kind is known" CHECK (kind IN ('person', 'body', 'place', 'thing')),
    speaks_for TEXT, -- whose voice it is: the Kremlin speaks for Russia. A name, declared here or not
    "within"   TEXT  -- the place that this place lies in, likewise
) STRICT;
INSERT INTO entities SELECT * FROM old_entities;
DROP TABLE old_entities;

CREATE TEMP TABLE old_claims AS
SELECT seq, id, source, text, stance, stated, event_first, event_last, place, note, content_hash FROM claims;
DROP TABLE claims;
CREATE TABLE claims (
    -- A row is one assertion by one claimant, restated in one plain sentence.
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE,
    source       TEXT NOT NULL REFERENCES sources (id),
    text         TEXT NOT NULL,
    stance       TEXT CONSTRAINT "stance is known"
                 CHECK (stance IN ('asserts', 'denies', 'doubts', 'expects', 'demands')), -- NULL: read from the text
    stated       TEXT CONSTRAINT "stated is a date" CHECK (length(stated) IN (4, 7, 10)),
    stated_precision TEXT AS (
        CASE length(stated) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END
    ) VIRTUAL,
    event_first  TEXT, -- the first and the last day that the event can lie on: their distance is
    event_last   TEXT, -- the date's precision
    event_precision TEXT AS (
        CASE WHEN event_first IS NULL THEN NULL
             WHEN event_first = event_last THEN 'day'
             WHEN event_first LIKE '%-01-01' AND event_last = substr(event_first, 1, 4) || '-12-31' THEN 'year'
             WHEN event_first LIKE '%-01' AND event_last = date(event_first, '+1 month', '-1 day') THEN 'month'
             ELSE 'span' END
    ) VIRTUAL,
    place        TEXT,
    note         TEXT, -- for the reader; detection never looks at it
    chain_end    TEXT CONSTRAINT "the end of a chain is known"
                 CHECK (chain_end IN ('unknown', 'anonymous', 'own observation')), -- where no name says it
    content_hash TEXT NOT NULL CONSTRAINT "content_hash has 64 digits" CHECK (length(content_hash) = 64),
    CONSTRAINT "an event has a first and a last day"
        CHECK ((event_first IS NULL) = (event_last IS NULL) AND event_first <= event_last
               AND length(event_first) = 10 AND length(event_last) = 10)
) STRICT;
INSERT INTO claims
       (seq, id, source, text, stance, stated, event_first, event_last, place, note, content_hash)
SELECT seq, id, source, text, stance, stated, event_first, event_last, place, note, content_hash FROM old_claims;
DROP TABLE old_claims;
-- "All claims of this source" is how a report shows a document.
CREATE INDEX claims_by_source ON claims (source);
-- Judgements name claims by content: this is how they find them.
CREATE INDEX claims_by_content ON claims (content_hash);

CREATE TEMP TABLE old_subjects AS SELECT * FROM judgement_subjects;
DROP TABLE judgement_subjects;
CREATE TEMP TABLE old_judgements AS SELECT * FROM judgements;
DROP TABLE judgements;
CREATE TABLE judgements (
    -- A row is what one person said of a link or a point, once. The last one of each person on a subject
    -- counts that was not withdrawn.
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE CONSTRAINT "id has 64 digits" CHECK (length(id) = 64), -- SHA-256 of the rest
    subject  TEXT NOT NULL CONSTRAINT "subject is known" CHECK (subject IN ('link', 'point')),
    decision TEXT NOT NULL CONSTRAINT "decision is known"
             CHECK (decision IN ('confirmed', 'dismissed', 'unsure', 'settled', 'renamed', 'split', 'joined')),
    reason   TEXT NOT NULL,
    "by"     TEXT NOT NULL,
    at       TEXT NOT NULL, -- RFC 3339, UTC
    turn     INTEGER NOT NULL, -- orders those of one person on one subject in one second, from 0
    evidence TEXT CONSTRAINT "evidence has 64 digits" CHECK (length(evidence) = 64), -- the claim that settled it
    question TEXT -- what a renamed point asks
) STRICT;
-- The id is worked out anew after this step, with the hashes of the claims.
INSERT INTO judgements (seq, id, subject, decision, reason, "by", at, turn)
SELECT seq, printf('%064d', seq), subject, decision, reason, "by", at, 0 FROM old_judgements;
DROP TABLE old_judgements;
CREATE TABLE judgement_subjects (
    -- A row is a claim that a judgement is about, by what it says and not by its id, so that the judgement
    -- survives re-import, merge and re-detection. It need not be in this case: no foreign key.
    judgement    INTEGER NOT NULL REFERENCES judgements (seq),
    position     INTEGER NOT NULL,
    content_hash TEXT    NOT NULL CONSTRAINT "content_hash has 64 digits" CHECK (length(content_hash) = 64),
    role         TEXT    NOT NULL CONSTRAINT "role is known" CHECK (role IN ('subject', 'other')),
                 -- other: of a split point a claim that leaves it, of joined points one of the other point
    PRIMARY KEY (judgement, position)
) STRICT, WITHOUT ROWID;
INSERT INTO judgement_subjects (judgement, position, content_hash, role)
SELECT judgement, position, content_hash, 'subject' FROM old_subjects;
DROP TABLE old_subjects;
-- "What was said of this link?" is asked for every link of the views.
CREATE INDEX judgement_subjects_by_content ON judgement_subjects (content_hash);

CREATE TABLE withdrawals (
    -- A row is that a judgement no longer counts, or that such a withdrawal does not. What is taken back stays.
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE, -- SHA-256 over all of it: its name wherever it goes
    judgement  TEXT NOT NULL REFERENCES judgements (id),
    takes_back TEXT REFERENCES withdrawals (id), -- an earlier row; NULL: this one withdraws the judgement
    how        TEXT NOT NULL CONSTRAINT "how is known"
               CHECK (how IN ('withdrawn', 'undone', 'unmerged')), -- by a person; by an undo; by that of a merge
    reason     TEXT NOT NULL,
    "by"       TEXT NOT NULL,
    at         TEXT NOT NULL, -- RFC 3339, UTC
    turn       INTEGER NOT NULL -- tells apart those that one person made of one thing in one second
) STRICT;
-- "Does this judgement still count?" is asked for each one.
CREATE INDEX withdrawals_by_judgement ON withdrawals (judgement);

CREATE TABLE variants (
    -- A row is another value of a field of a record: two cases that became one gave it differently. The
    -- record holds one of the values.
    kind   TEXT NOT NULL CONSTRAINT "kind of record is known"
           CHECK (kind IN ('case', 'publisher', 'source', 'claim', 'entity')),
    record TEXT NOT NULL, -- its id or name; empty for the case itself
    field  TEXT NOT NULL, -- as case files name it
    value  TEXT NOT NULL, -- as case files write it
    PRIMARY KEY (kind, record, field, value)
) STRICT, WITHOUT ROWID;

ALTER TABLE journal ADD COLUMN undoes INTEGER REFERENCES journal (seq); -- the entry whose changes it takes back

CREATE TABLE changes (
    -- A row is what one change did to one row of the tables above: how it stood after. Together they tell
    -- how the case stood at any time.
    seq     INTEGER PRIMARY KEY,
    entry   INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    "table" TEXT NOT NULL,
    "key"   TEXT NOT NULL, -- the row's primary key, a JSON array
    row     TEXT           -- the row, a JSON object; NULL: it was taken away
) STRICT;
-- "What did this entry do?" is asked of each one when the chain is checked.
CREATE INDEX changes_by_entry ON changes (entry);
-- "How did this row stand before?" is asked when a change is taken back.
CREATE INDEX changes_by_row ON changes ("table", "key");

CREATE TRIGGER judgements_stay_as_written BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END;
CREATE TRIGGER judgements_are_kept BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never removed'); END;
CREATE TRIGGER judgement_subjects_stay_as_written BEFORE UPDATE ON judgement_subjects
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END;
CREATE TRIGGER judgement_subjects_are_kept BEFORE DELETE ON judgement_subjects
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never removed'); END;
CREATE TRIGGER withdrawals_stay_as_written BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are appended, never changed'); END;
CREATE TRIGGER withdrawals_are_kept BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are appended, never removed'); END;
CREATE TRIGGER changes_stay_as_written BEFORE UPDATE ON changes
BEGIN SELECT RAISE(ABORT, 'the journal is appended to, never changed'); END;
CREATE TRIGGER changes_are_kept BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'the journal is appended to, never shortened'); END;

-- Derived, and made again by the next `atodds link`.
DROP TABLE position_origins; DROP TABLE position_claims; DROP TABLE positions; DROP TABLE points;
DELETE FROM links; DELETE FROM detection;
CREATE TABLE points (
    -- A row is a question at issue.
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    question TEXT NOT NULL,
    status   TEXT NOT NULL CONSTRAINT "status is known" CHECK (status IN
             ('disputed', 'unconfirmed', 'updated', 'corroborated', 'single-origin', 'settled')),
    at_issue TEXT NOT NULL, -- JSON
    independent_origins INTEGER NOT NULL -- behind all its sides together
) STRICT;
CREATE TABLE positions (
    -- A row is one side of a point.
    point    TEXT    NOT NULL REFERENCES points (id),
    position INTEGER NOT NULL,
    answer   TEXT    NOT NULL,
    circular TEXT    NOT NULL, -- JSON array: the rings of claims that have it from each other
    PRIMARY KEY (point, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE position_claims (
    -- A row is a claim that stands on a side of a point.
    point    TEXT    NOT NULL,
    position INTEGER NOT NULL,
    rank     INTEGER NOT NULL,
    claim    TEXT    NOT NULL REFERENCES claims (id),
    PRIMARY KEY (point, position, rank),
    FOREIGN KEY (point, position) REFERENCES positions (point, position)
) STRICT, WITHOUT ROWID;
-- "Which points is this claim part of?" is how a claim is shown.
CREATE INDEX position_claims_by_claim ON position_claims (claim);
CREATE TABLE position_origins (
    -- A row is an origin behind a side of a point; with no name it is an unknown one, which never counts
    -- as independent.
    point    TEXT    NOT NULL,
    position INTEGER NOT NULL,
    rank     INTEGER NOT NULL,
    name     TEXT,
    support  TEXT    NOT NULL, -- JSON: its claims, and why each counts as its
    PRIMARY KEY (point, position, rank),
    FOREIGN KEY (point, position) REFERENCES positions (point, position)
) STRICT, WITHOUT ROWID;
DROP TABLE readings;
CREATE TABLE readings (
    -- A row is what the program understood of a claim, and that the claim was compared with all others
    -- that have a row here.
    seq          INTEGER PRIMARY KEY,
    claim        TEXT NOT NULL UNIQUE REFERENCES claims (id),
    inputs       TEXT NOT NULL, -- SHA-256 of all that the reading was made of
    body         TEXT NOT NULL, -- the whole reading, JSON
    stance       TEXT AS (json_extract(body, '$.stance')) VIRTUAL,
    claimant     TEXT AS (json_extract(body, '$.claimant')) VIRTUAL, -- as a key
    event        TEXT AS (json_extract(body, '$.event')) VIRTUAL,
    place        TEXT AS (json_extract(body, '$.place')) VIRTUAL,   -- as a key
    origin       TEXT AS (json_extract(body, '$.origin.name')) VIRTUAL -- NULL: unknown
) STRICT;

CREATE VIEW disputed_points AS -- The questions whose claims are at odds, with their sides.
SELECT p.id,
       p.question,
       (SELECT count(*) FROM positions AS s WHERE s.point = p.id) AS positions,
       (SELECT count(DISTINCT c.claim) FROM position_claims AS c WHERE c.point = p.id) AS claims,
       p.independent_origins,
       (SELECT group_concat(answer, ' | ')
          FROM (SELECT answer FROM positions AS s WHERE s.point = p.id ORDER BY s.position)) AS answers
  FROM points AS p
 WHERE p.status = 'disputed'
 ORDER BY p.seq;

CREATE VIEW claim_graph_nodes AS -- Each claim with its provenance: quote, snapshot, source, publisher, chain.
SELECT c.id,
       c.text AS label,
       c.source,
       s.title AS source_title,
       u.name AS publisher,
       s.published,
       s.url,
       t.name AS claimant, -- NULL: the source's own voice
       t.verb,
       (SELECT group_concat(name, ' > ')
          FROM (SELECT name FROM attribution_steps AS v
                 WHERE v.claim = c.id AND v.position > 0 ORDER BY v.position)) AS via,
       coalesce(c.stance, r.stance) AS stance,
       c.stated,
       c.event_first,
       c.event_last,
       c.place,
       r.origin,
       q.exact AS quote,
       q.start,
       q."end",
       q."match",
       n.sha256 AS snapshot_sha256,
       (SELECT group_concat(point, ' ')
          FROM (SELECT DISTINCT point FROM position_claims AS m WHERE m.claim = c.id ORDER BY point)) AS points
  FROM claims AS c
  JOIN sources AS s ON s.id = c.source
  LEFT JOIN publishers AS u ON u.seq = s.publisher
  LEFT JOIN attribution_steps AS t ON t.claim = c.id AND t.position = 0
  LEFT JOIN citations AS q ON q.claim = c.id
  LEFT JOIN snapshots AS n ON n.seq = q.snapshot
  LEFT JOIN readings AS r ON r.claim = c.id
 ORDER BY c.seq;

CREATE VIEW withdrawn_judgements AS -- Each judgement that a withdrawal takes back which is not taken back itself.
WITH RECURSIVE
    ordered AS (
        SELECT judgement,
               id,
               coalesce(takes_back, judgement) AS target,
               row_number() OVER (PARTITION BY judgement ORDER BY seq DESC) AS place
          FROM withdrawals),
    -- From the last one of each judgement to the first: what takes back comes after what it takes back.
    walk AS (
        SELECT DISTINCT judgement, 0 AS place, '' AS taken_back FROM withdrawals
        UNION ALL
        SELECT w.judgement,
               o.place,
               CASE WHEN instr(w.taken_back, o.id) > 0 THEN replace(w.taken_back, ' ' || o.id, '')
                    WHEN instr(w.taken_back, o.target) > 0 THEN w.taken_back
                    ELSE w.taken_back || ' ' || o.target END
          FROM walk AS w
          JOIN ordered AS o ON o.judgement = w.judgement AND o.place = w.place + 1)
SELECT DISTINCT judgement AS id FROM walk WHERE instr(taken_back, judgement) > 0;

CREATE VIEW link_judgements AS -- Each judgement on a link that counts: of each person the last one that was not withdrawn.
SELECT j.seq,
       j.id,
       one.content_hash AS a, -- the smaller content
       other.content_hash AS b,
       j.decision,
       j.reason,
       j."by",
       j.at,
       rtrim(j.at, 'Z') AS moment, -- with turn and id: the order of time
       j.turn
  FROM judgement_subjects AS one
  JOIN judgement_subjects AS other ON other.judgement = one.judgement AND other.position = 1
  JOIN judgements AS j ON j.seq = one.judgement AND j.subject = 'link'
 WHERE one.position = 0
   AND j.id NOT IN (SELECT id FROM withdrawn_judgements)
   AND NOT EXISTS (
       SELECT 1
         FROM judgement_subjects AS x
         JOIN judgement_subjects AS y ON y.judgement = x.judgement AND y.position = 1
         JOIN judgements AS k ON k.seq = x.judgement AND k.subject = 'link'
        WHERE x.position = 0
          AND x.content_hash = one.content_hash
          AND y.content_hash = other.content_hash
          AND k."by" = j."by"
          AND k.id NOT IN (SELECT id FROM withdrawn_judgements)
          AND (rtrim(k.at, 'Z'), k.turn, k.id) > (rtrim(j.at, 'Z'), j.turn, j.id));

CREATE VIEW claim_graph_edges AS -- Each link, with what people's judgements on it come to.
SELECT e.a AS source,
       e.b AS target,
       e.relation,
       e.rule,
       e.because,
       e.words_a,
       e.words_b,
       e.judgement, -- contested: one dismissed it, another confirmed it
       j.reason, -- of the last judgement that says so; NULL where it is contested
       j."by" AS judged_by,
       j.at AS judged_at,
       (SELECT group_concat(word, '; ')
          FROM (SELECT v.decision || ' by ' || v."by" || ' at ' || v.at || ': ' || v.reason AS word
                  FROM link_judgements AS v WHERE v.a = e.one AND v.b = e.other
                 ORDER BY v.moment, v.turn, v.id)) AS judgements
  FROM (SELECT l.*,
               min(ca.content_hash, cb.content_hash) AS one,
               max(ca.content_hash, cb.content_hash) AS other,
               (SELECT CASE WHEN count(*) = 0 THEN NULL
                            WHEN sum(v.decision = 'dismissed') > 0 AND sum(v.decision = 'confirmed') > 0
                            THEN 'contested'
                            WHEN sum(v.decision = 'dismissed') > 0 THEN 'dismissed'
                            WHEN sum(v.decision = 'confirmed') > 0 THEN 'confirmed'
                            ELSE 'unsure' END
                  FROM link_judgements AS v
                 WHERE v.a = min(ca.content_hash, cb.content_hash)
                   AND v.b = max(ca.content_hash, cb.content_hash)) AS judgement
          FROM links AS l
          JOIN claims AS ca ON ca.id = l.a
          JOIN claims AS cb ON cb.id = l.b) AS e
  LEFT JOIN judgements AS j ON j.seq = (
       SELECT v.seq
         FROM link_judgements AS v
        WHERE v.a = e.one AND v.b = e.other AND v.decision = e.judgement
        ORDER BY v.moment DESC, v.turn DESC, v.id DESC
        LIMIT 1)
 ORDER BY e.seq;

CREATE VIEW open_links AS -- The conflicts that no person has decided yet, or on which people contradict each other.
SELECT source, target, relation, rule, because, words_a, words_b
  FROM claim_graph_edges
 WHERE relation IN ('contradicts', 'disputes', 'differs')
   AND (judgement IS NULL OR judgement IN ('unsure', 'contested'));
