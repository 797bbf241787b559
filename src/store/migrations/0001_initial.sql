-- The first shape of a case. Never edited once released: schema.sql says what the tables mean.

PRAGMA application_id = 1635020644;

CREATE TABLE case_info (
    only        INTEGER PRIMARY KEY CONSTRAINT "a file holds one case" CHECK (only = 1),
    title       TEXT NOT NULL,
    language    TEXT,
    description TEXT
) STRICT;

CREATE TABLE publishers (
    seq  INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE sources (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    publisher   INTEGER REFERENCES publishers (seq),
    url         TEXT,
    archive_url TEXT,
    published   TEXT CONSTRAINT "published is a date" CHECK (length(published) IN (4, 7, 10)),
    published_precision TEXT AS (
        CASE length(published) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END
    ) VIRTUAL,
    language    TEXT,
    digest_of   TEXT
) STRICT;

CREATE INDEX sources_by_publisher ON sources (publisher);

CREATE TABLE source_authors (
    source   TEXT    NOT NULL REFERENCES sources (id),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_cites (
    source   TEXT    NOT NULL REFERENCES sources (id),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
    seq       INTEGER PRIMARY KEY,
    source    TEXT NOT NULL REFERENCES sources (id),
    sha256    TEXT NOT NULL CONSTRAINT "sha256 has 64 digits" CHECK (length(sha256) = 64),
    text      TEXT NOT NULL,
    retrieved TEXT CONSTRAINT "retrieved is a date" CHECK (length(retrieved) IN (4, 7, 10)),
    file      TEXT
) STRICT;

CREATE INDEX snapshots_by_source ON snapshots (source);

CREATE TABLE claims (
    seq          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    source       TEXT NOT NULL REFERENCES sources (id),
    text         TEXT NOT NULL,
    stance       TEXT CONSTRAINT "stance is known"
                 CHECK (stance IN ('asserts', 'denies', 'doubts', 'expects', 'demands')),
    stated       TEXT CONSTRAINT "stated is a date" CHECK (length(stated) IN (4, 7, 10)),
    stated_precision TEXT AS (
        CASE length(stated) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END
    ) VIRTUAL,
    event_first  TEXT,
    event_last   TEXT,
    event_precision TEXT AS (
        CASE WHEN event_first IS NULL THEN NULL
             WHEN event_first = event_last THEN 'day'
             WHEN event_first LIKE '%-01-01' AND event_last = substr(event_first, 1, 4) || '-12-31' THEN 'year'
             WHEN event_first LIKE '%-01' AND event_last = date(event_first, '+1 month', '-1 day') THEN 'month'
             ELSE 'span' END
    ) VIRTUAL,
    place        TEXT,
    note         TEXT,
    content_hash TEXT NOT NULL CONSTRAINT "content_hash has 64 digits" CHECK (length(content_hash) = 64),
    CONSTRAINT "an event has a first and a last day"
        CHECK ((event_first IS NULL) = (event_last IS NULL) AND event_first <= event_last
               AND length(event_first) = 10 AND length(event_last) = 10)
) STRICT;

CREATE INDEX claims_by_source ON claims (source);

CREATE INDEX claims_by_content ON claims (content_hash);

CREATE TABLE attribution_steps (
    claim    TEXT    NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    name     TEXT    CONSTRAINT "a relay has a name" CHECK (name IS NOT NULL OR position = 0),
    verb     TEXT,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
    claim    TEXT NOT NULL PRIMARY KEY REFERENCES claims (id),
    snapshot INTEGER REFERENCES snapshots (seq),
    exact    TEXT NOT NULL,
    prefix   TEXT,
    suffix   TEXT,
    start    INTEGER,
    "end"    INTEGER,
    "match"  TEXT NOT NULL CONSTRAINT "match is known"
             CHECK ("match" IN ('verbatim', 'typographic', 'unverified')),
    CONSTRAINT "a quote has both ends in a snapshot, or no place at all"
        CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NULL) = (snapshot IS NULL)
               AND start >= 0 AND start <= "end")
) STRICT, WITHOUT ROWID;

CREATE INDEX citations_by_snapshot ON citations (snapshot);

CREATE TABLE entered_quantities (
    claim    TEXT    NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    words    TEXT    NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (
    seq        INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL CONSTRAINT "kind is known" CHECK (kind IN ('person', 'body', 'place', 'thing')),
    speaks_for TEXT,
    "within"   TEXT
) STRICT;

CREATE TABLE aliases (
    entity   INTEGER NOT NULL REFERENCES entities (seq),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
    seq      INTEGER PRIMARY KEY,
    subject  TEXT NOT NULL CONSTRAINT "subject is known" CHECK (subject IN ('link', 'point')),
    decision TEXT NOT NULL CONSTRAINT "decision is known"
             CHECK (decision IN ('confirmed', 'dismissed', 'unsure', 'settled')),
    reason   TEXT NOT NULL,
    "by"     TEXT NOT NULL,
    at       TEXT NOT NULL
) STRICT;

CREATE TABLE judgement_subjects (
    judgement    INTEGER NOT NULL REFERENCES judgements (seq),
    position     INTEGER NOT NULL,
    content_hash TEXT    NOT NULL CONSTRAINT "content_hash has 64 digits" CHECK (length(content_hash) = 64),
    PRIMARY KEY (judgement, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX judgement_subjects_by_content ON judgement_subjects (content_hash);

CREATE TABLE journal (
    seq    INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    "by"   TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash   TEXT NOT NULL CONSTRAINT "hash has 64 digits" CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER judgements_stay_as_written BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END;
CREATE TRIGGER judgements_are_kept BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never removed'); END;
CREATE TRIGGER judgement_subjects_stay_as_written BEFORE UPDATE ON judgement_subjects
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END;
CREATE TRIGGER judgement_subjects_are_kept BEFORE DELETE ON judgement_subjects
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never removed'); END;
CREATE TRIGGER journal_stays_as_written BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is appended to, never changed'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is appended to, never shortened'); END;

CREATE TABLE detection (
    only        INTEGER PRIMARY KEY CONSTRAINT "a case has one detection" CHECK (only = 1),
    fingerprint TEXT NOT NULL
) STRICT;

CREATE TABLE readings (
    seq          INTEGER PRIMARY KEY,
    claim        TEXT NOT NULL UNIQUE REFERENCES claims (id),
    content_hash TEXT NOT NULL,
    body         TEXT NOT NULL,
    stance       TEXT AS (json_extract(body, '$.stance')) VIRTUAL,
    claimant     TEXT AS (json_extract(body, '$.claimant')) VIRTUAL,
    event        TEXT AS (json_extract(body, '$.event')) VIRTUAL,
    place        TEXT AS (json_extract(body, '$.place')) VIRTUAL,
    origin       TEXT AS (json_extract(body, '$.origin.name')) VIRTUAL
) STRICT;

CREATE TABLE links (
    seq      INTEGER PRIMARY KEY,
    a        TEXT NOT NULL REFERENCES claims (id),
    b        TEXT NOT NULL REFERENCES claims (id),
    relation TEXT NOT NULL CONSTRAINT "relation is known" CHECK (relation IN
             ('contradicts', 'disputes', 'differs', 'updates', 'repeats', 'corroborates', 'compatible')),
    rule     TEXT NOT NULL,
    because  TEXT NOT NULL,
    words_a  TEXT NOT NULL,
    words_b  TEXT NOT NULL,
    at_issue TEXT NOT NULL,
    CONSTRAINT "the ids of a link are in order" CHECK (a < b),
    CONSTRAINT "a rule links a pair once" UNIQUE (a, b, rule)
) STRICT;

CREATE INDEX links_by_b ON links (b);

CREATE TABLE points (
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    question TEXT NOT NULL,
    status   TEXT NOT NULL CONSTRAINT "status is known" CHECK (status IN
             ('disputed', 'unconfirmed', 'updated', 'corroborated', 'single-origin', 'settled')),
    at_issue TEXT NOT NULL
) STRICT;

CREATE TABLE positions (
    point    TEXT    NOT NULL REFERENCES points (id),
    position INTEGER NOT NULL,
    answer   TEXT    NOT NULL,
    PRIMARY KEY (point, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE position_claims (
    point    TEXT    NOT NULL,
    position INTEGER NOT NULL,
    rank     INTEGER NOT NULL,
    claim    TEXT    NOT NULL REFERENCES claims (id),
    PRIMARY KEY (point, position, rank),
    FOREIGN KEY (point, position) REFERENCES positions (point, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX position_claims_by_claim ON position_claims (claim);

CREATE TABLE position_origins (
    point    TEXT    NOT NULL,
    position INTEGER NOT NULL,
    rank     INTEGER NOT NULL,
    name     TEXT,
    PRIMARY KEY (point, position, rank),
    FOREIGN KEY (point, position) REFERENCES positions (point, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW disputed_points AS
SELECT p.id,
       p.question,
       (SELECT count(*) FROM positions AS s WHERE s.point = p.id) AS positions,
       (SELECT count(DISTINCT c.claim) FROM position_claims AS c WHERE c.point = p.id) AS claims,
       (SELECT count(DISTINCT o.name) FROM position_origins AS o WHERE o.point = p.id) AS independent_origins,
       (SELECT group_concat(answer, ' | ')
          FROM (SELECT answer FROM positions AS s WHERE s.point = p.id ORDER BY s.position)) AS answers
  FROM points AS p
 WHERE p.status = 'disputed'
 ORDER BY p.seq;

CREATE VIEW claim_graph_nodes AS
SELECT c.id,
       c.text AS label,
       c.source,
       s.title AS source_title,
       u.name AS publisher,
       s.published,
       s.url,
       t.name AS claimant,
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

CREATE VIEW claim_graph_edges AS
SELECT l.a AS source,
       l.b AS target,
       l.relation,
       l.rule,
       l.because,
       l.words_a,
       l.words_b,
       j.decision AS judgement,
       j.reason,
       j."by" AS judged_by,
       j.at AS judged_at
  FROM links AS l
  JOIN claims AS ca ON ca.id = l.a
  JOIN claims AS cb ON cb.id = l.b
  LEFT JOIN judgements AS j ON j.seq = (
       SELECT max(k.seq)
         FROM judgement_subjects AS one
         JOIN judgement_subjects AS other ON other.judgement = one.judgement AND other.position = 1
         JOIN judgements AS k ON k.seq = one.judgement AND k.subject = 'link'
        WHERE one.position = 0
          AND one.content_hash = min(ca.content_hash, cb.content_hash)
          AND other.content_hash = max(ca.content_hash, cb.content_hash))
 ORDER BY l.seq;

CREATE VIEW open_links AS
SELECT source, target, relation, rule, because, words_a, words_b
  FROM claim_graph_edges
 WHERE relation IN ('contradicts', 'disputes', 'differs')
   AND (judgement IS NULL OR judgement = 'unsure');
