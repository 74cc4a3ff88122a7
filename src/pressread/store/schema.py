"""The tables of ``archive.db`` and the steps from one version of them to the next.

The file is meant to be opened with any SQLite tool: ``article`` and ``quote`` can be queried by
hand; ``article.record`` is the whole record as JSON, packed by zlib, which the ``sqlite3`` shell
unpacks (``sqlar_uncompress``); in exports it is plain. What an article was read from is zlib in
``raw`` where that was a file of its own; where it was part of a file of many, it stands in a
``piece`` with its neighbours, and ``part`` says where.
"""

from __future__ import annotations

from sqlite3 import complete_statement

from pressread.store.counters import COUNTED, COUNTING, mirroring, sized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_MIRRORED = ("tag", "note", "saved", "name", "person")

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
        record      TEXT NOT NULL      -- JSON, as a rule packed by zlib
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
    """
    CREATE TABLE tally (
        name  TEXT NOT NULL,    -- 'total', or a column of article
        value TEXT NOT NULL,    -- what is counted, or a value of the column ('': none)
        count INTEGER NOT NULL,
        PRIMARY KEY (name, value)
    ) WITHOUT ROWID;
    CREATE TABLE day (
        published TEXT NOT NULL,   -- to the day at most; '': unknown
        publisher TEXT NOT NULL,   -- '': unknown
        count     INTEGER NOT NULL,
        PRIMARY KEY (published, publisher)
    ) WITHOUT ROWID;

    CREATE TABLE piece (
        number INTEGER PRIMARY KEY,
        size   INTEGER NOT NULL,   -- of the bytes as found
        bytes  BLOB NOT NULL       -- zlib
    );
    CREATE TABLE part (
        sha256 TEXT PRIMARY KEY,   -- of the bytes as found
        piece  INTEGER NOT NULL REFERENCES piece (number),
        start  INTEGER NOT NULL,   -- in the piece, unpacked
        size   INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX part_piece ON part (piece);

    CREATE TABLE file (            -- of many articles, as far as it was read
        sha256   TEXT PRIMARY KEY, -- of the whole file as found
        path     TEXT NOT NULL,
        size     INTEGER NOT NULL,
        records  INTEGER NOT NULL, -- read so far, failures too
        failed   INTEGER NOT NULL,
        complete INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX file_path ON file (path);

    ALTER TABLE person ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE name ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE name ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE name ADD COLUMN first TEXT;   -- dates of articles
    ALTER TABLE name ADD COLUMN last TEXT;
    CREATE INDEX person_quotes ON person (quotes);
    CREATE TABLE name_word (       -- folded words of names: who is called so
        word TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (word, form)
    ) WITHOUT ROWID;
    CREATE TABLE name_key (        -- what two spellings of one person share (text.names.name_keys)
        key TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (key, form)
    ) WITHOUT ROWID;

    """
    + COUNTING
    + f"""
    INSERT INTO tally {COUNTED["tally"]};
    INSERT INTO day {COUNTED["day"]};
    UPDATE name SET quotes = f.quotes, articles = f.articles, first = f.first, last = f.last
        FROM ({COUNTED["name"]}) f WHERE name.form = f.form;
    """,
    """
    ALTER TABLE article ADD COLUMN checksum INTEGER;  -- crc32 of record as UTF-8
    INSERT INTO meta VALUES ('archive', lower(hex(randomblob(8))));

    CREATE TABLE mirror (          -- what the user ruled and who is who, a second time: a flipped
        what  TEXT NOT NULL,       -- bit in either shows. The table,
        key   TEXT NOT NULL,       -- its key,
        value TEXT NOT NULL,       -- the rest
        PRIMARY KEY (what, key)
    ) WITHOUT ROWID;
    """
    + "".join(map(mirroring, _FIRST_MIRRORED)),
    """
    CREATE TABLE correction (        -- rulings on records, see ``corrections``
        number    INTEGER PRIMARY KEY,
        id        TEXT NOT NULL,     -- of the article
        field     TEXT NOT NULL,
        statement INTEGER,           -- number of the statement as extracted; NULL: the article
        text      TEXT,              -- its words
        was       TEXT NOT NULL,     -- JSON list of texts
        value     TEXT NOT NULL,     -- JSON list of texts
        at        TEXT NOT NULL,
        undone    TEXT               -- when it was taken back
    );
    CREATE INDEX correction_id ON correction (id);
    CREATE TABLE mark (              -- passages, see ``marks``
        number    INTEGER PRIMARY KEY,
        id        TEXT NOT NULL,     -- of the article
        paragraph INTEGER NOT NULL,
        start     INTEGER NOT NULL,  -- code points of the paragraph, half-open
        stop      INTEGER NOT NULL,
        text      TEXT NOT NULL,     -- the words, to find the passage again
        note      TEXT,
        tags      TEXT NOT NULL,     -- words parted by spaces
        at        TEXT NOT NULL
    );
    CREATE INDEX mark_id ON mark (id);
    """,
    # Long values beside a long key fill pages badly: half of this table was empty.
    """
    DROP TRIGGER raw_in;
    DROP TRIGGER raw_out;
    ALTER TABLE raw RENAME TO raw_before;
    CREATE TABLE raw (
        sha256 TEXT PRIMARY KEY,   -- of the bytes as found
        size   INTEGER NOT NULL,   -- of the bytes as found
        bytes  BLOB NOT NULL       -- zlib
    );
    INSERT INTO raw SELECT * FROM raw_before;
    DROP TABLE raw_before;
    """
    + sized("raw")
    + mirroring("correction")
    + mirroring("mark"),
)


def steps(version: int) -> Iterator[str]:
    """The statements that lead from a version of the tables to ours, one by one:
    ``executescript`` would end the transaction.
    """
    statement = ""
    for line in "".join(MIGRATIONS[version:]).splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            yield statement
            statement = ""
