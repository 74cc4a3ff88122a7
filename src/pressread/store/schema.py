"""The tables of ``archive.db`` and the steps from one version of them to the next.

The file is meant to be opened with any SQLite tool: ``article`` and ``quote`` can be queried by
hand, ``article.record`` is the whole record as JSON, ``raw.bytes`` is zlib over the file as found.
"""

from __future__ import annotations

APPLICATION_ID = 0x50524541  # "PREA", shown by file(1) and checked at opening

VERSION = 1

# One entry a version: what leads from the version before it.
MIGRATIONS = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('generation', '0');

    CREATE TABLE raw (
        sha256 TEXT PRIMARY KEY,   -- of the bytes as found
        size   INTEGER NOT NULL,   -- of the bytes as found
        bytes  BLOB NOT NULL       -- zlib
    ) WITHOUT ROWID;

    CREATE TABLE article (
        number      INTEGER PRIMARY KEY,
        id          TEXT NOT NULL UNIQUE,
        headline    TEXT,
        folded      TEXT NOT NULL, -- the headline's words, folded: where copies are looked for
        publisher   TEXT,
        published   TEXT,          -- ISO 8601, as precise as the source states it
        language    TEXT,
        sections    TEXT,          -- joined by ' / '
        byline      TEXT,          -- joined by '; '
        url         TEXT,
        word_count  INTEGER NOT NULL,
        quote_count INTEGER NOT NULL,
        format      TEXT NOT NULL,
        path        TEXT NOT NULL,
        sha256      TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        generation  INTEGER NOT NULL,  -- of the import that added or last changed it
        record      TEXT NOT NULL      -- JSON
    );
    CREATE INDEX article_published ON article (published, id);
    CREATE INDEX article_generation ON article (generation);
    CREATE INDEX article_sha256 ON article (sha256);
    CREATE INDEX article_folded ON article (folded);
    CREATE INDEX article_publisher ON article (publisher);

    CREATE TABLE removal (id TEXT NOT NULL, generation INTEGER NOT NULL);
    CREATE INDEX removal_generation ON removal (generation);

    CREATE TABLE quote (
        article    INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        number     INTEGER NOT NULL,   -- index in the record's quotes
        kind       TEXT NOT NULL,
        speaker    TEXT,
        role       TEXT,
        verb       TEXT,
        confidence REAL NOT NULL,
        text       TEXT NOT NULL,
        PRIMARY KEY (article, number)
    ) WITHOUT ROWID;
    CREATE INDEX quote_speaker ON quote (speaker);

    CREATE TABLE person (
        number INTEGER PRIMARY KEY,
        name   TEXT NOT NULL           -- the fullest form, or the user's choice
    );
    CREATE TABLE name (
        form   TEXT PRIMARY KEY,       -- as records spell it
        block  TEXT NOT NULL,          -- folded surname: only within it are names compared
        person INTEGER NOT NULL REFERENCES person (number),
        pinned INTEGER NOT NULL DEFAULT 0  -- the user said so
    ) WITHOUT ROWID;
    CREATE INDEX name_block ON name (block);
    CREATE INDEX name_person ON name (person);

    -- What the user adds hangs on the article's id, not its row, and outlives a removal.
    CREATE TABLE tag (id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (tag, id)) WITHOUT ROWID;
    CREATE INDEX tag_id ON tag (id);
    CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE saved (
        name  TEXT PRIMARY KEY,
        query TEXT NOT NULL,
        seen  INTEGER NOT NULL DEFAULT 0   -- generation of its last run
    ) WITHOUT ROWID;
    """,
)
