"""The tables of ``archive.db`` and the steps from one version of them to the next.

The file is meant to be opened with any SQLite tool: ``article`` and ``quote`` can be queried by
hand, ``article.record`` is the whole record as JSON. What an article was read from is zlib in
``raw`` where that was a file of its own; where it was part of a file of many, it stands in a
``piece`` with its neighbours, and ``part`` says where.

Counters (``tally``, ``day``, ``name``, ``person``) are kept by triggers: whoever writes, they are
true at each commit.
"""

from __future__ import annotations

#: Table → (key, value, columns that change) of what stands in ``mirror`` too, as SQL on a row.
MIRRORED = {
    "tag": ("json_array({0}.id, {0}.tag)", "''", ""),
    "note": ("{0}.id", "{0}.text", ""),
    "saved": ("{0}.name", "json_array({0}.query, {0}.seen)", "query, seen"),
    "name": ("{0}.form", "json_array({0}.person, {0}.pinned)", "person, pinned"),
    "person": ("cast({0}.number AS TEXT)", "{0}.name", "name"),
}


def mirrored_rows(table: str) -> str:
    """The rows that the mirror of a table should hold."""
    key, value, _ = MIRRORED[table]
    return f"SELECT '{table}', {key.format('t')}, {value.format('t')} FROM {table} t"


def _mirroring(table: str) -> str:
    """The triggers that keep the mirror of a table, and what it holds at first."""
    key, value, changing = MIRRORED[table]
    put = f"INSERT OR REPLACE INTO mirror VALUES ('{table}', {key}, {value});".format("NEW")
    drop = f"DELETE FROM mirror WHERE what = '{table}' AND key = {key};".format("OLD")
    trigger = f"CREATE TRIGGER {table}_mirrored_"
    update = f"{trigger}anew AFTER UPDATE OF {changing} ON {table} BEGIN {drop} {put} END;\n"
    return (
        f"{trigger}in AFTER INSERT ON {table} BEGIN {put} END;\n"
        f"{trigger}out AFTER DELETE ON {table} BEGIN {drop} END;\n"
        f"{update if changing else ''}"
        f"INSERT INTO mirror {mirrored_rows(table)};\n"
    )


#: Table → what its counters are, counted anew.
COUNTED = {
    "tally": """
        SELECT 'total', 'articles', count(*) FROM article
        UNION ALL SELECT 'total', 'words', coalesce(sum(word_count), 0) FROM article
        UNION ALL SELECT 'total', 'quotes', coalesce(sum(quote_count), 0) FROM article
        UNION ALL SELECT 'total', 'undated', count(*) - count(published) FROM article
        UNION ALL SELECT 'total', 'attributed', count(speaker) FROM quote
        UNION ALL SELECT 'total', 'raw_files', count(*) FROM raw
        UNION ALL SELECT 'total', 'raw_bytes', coalesce(sum(size), 0) FROM raw
        UNION ALL SELECT 'publisher', coalesce(publisher, ''), count(*) FROM article GROUP BY 2
        UNION ALL SELECT 'format', format, count(*) FROM article GROUP BY 2
        UNION ALL SELECT 'language', coalesce(language, ''), count(*) FROM article GROUP BY 2
        UNION ALL SELECT 'sections', coalesce(sections, ''), count(*) FROM article GROUP BY 2
    """,
    "day": """
        SELECT coalesce(substr(published, 1, 10), ''), coalesce(publisher, ''), count(*)
        FROM article GROUP BY 1, 2
    """,
    "name": """
        SELECT speaker AS form, count(*) AS quotes, count(DISTINCT a.number) AS articles,
        min(a.published) AS first, max(a.published) AS last
        FROM quote JOIN article a ON a.number = article
        WHERE speaker IS NOT NULL GROUP BY speaker
    """,
}


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

    CREATE TRIGGER article_in AFTER INSERT ON article BEGIN
        INSERT INTO tally VALUES
            ('total', 'articles', 1), ('total', 'words', NEW.word_count),
            ('total', 'quotes', NEW.quote_count), ('total', 'undated', NEW.published IS NULL),
            ('publisher', coalesce(NEW.publisher, ''), 1), ('format', NEW.format, 1),
            ('language', coalesce(NEW.language, ''), 1),
            ('sections', coalesce(NEW.sections, ''), 1)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
        INSERT INTO day VALUES
            (coalesce(substr(NEW.published, 1, 10), ''), coalesce(NEW.publisher, ''), 1)
            ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    CREATE TRIGGER article_out AFTER DELETE ON article BEGIN
        INSERT INTO tally VALUES
            ('total', 'articles', -1), ('total', 'words', -OLD.word_count),
            ('total', 'quotes', -OLD.quote_count), ('total', 'undated', -(OLD.published IS NULL)),
            ('publisher', coalesce(OLD.publisher, ''), -1), ('format', OLD.format, -1),
            ('language', coalesce(OLD.language, ''), -1),
            ('sections', coalesce(OLD.sections, ''), -1)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
        INSERT INTO day VALUES
            (coalesce(substr(OLD.published, 1, 10), ''), coalesce(OLD.publisher, ''), -1)
            ON CONFLICT DO UPDATE SET count = count - 1;
    END;
    CREATE TRIGGER article_changed
        AFTER UPDATE OF word_count, quote_count, published, publisher, format, language, sections
        ON article BEGIN
        INSERT INTO tally VALUES
            ('total', 'words', NEW.word_count - OLD.word_count),
            ('total', 'quotes', NEW.quote_count - OLD.quote_count),
            ('total', 'undated', (NEW.published IS NULL) - (OLD.published IS NULL)),
            ('publisher', coalesce(OLD.publisher, ''), -1), ('format', OLD.format, -1),
            ('publisher', coalesce(NEW.publisher, ''), 1), ('format', NEW.format, 1),
            ('language', coalesce(OLD.language, ''), -1),
            ('language', coalesce(NEW.language, ''), 1),
            ('sections', coalesce(OLD.sections, ''), -1),
            ('sections', coalesce(NEW.sections, ''), 1)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
        INSERT INTO day VALUES
            (coalesce(substr(OLD.published, 1, 10), ''), coalesce(OLD.publisher, ''), -1),
            (coalesce(substr(NEW.published, 1, 10), ''), coalesce(NEW.publisher, ''), 1)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
    END;

    CREATE TRIGGER raw_in AFTER INSERT ON raw BEGIN
        INSERT INTO tally VALUES ('total', 'raw_files', 1), ('total', 'raw_bytes', NEW.size)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
    END;
    CREATE TRIGGER raw_out AFTER DELETE ON raw BEGIN
        INSERT INTO tally VALUES ('total', 'raw_files', -1), ('total', 'raw_bytes', -OLD.size)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
    END;
    CREATE TRIGGER part_in AFTER INSERT ON part BEGIN
        INSERT INTO tally VALUES ('total', 'raw_files', 1), ('total', 'raw_bytes', NEW.size)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
    END;
    CREATE TRIGGER part_out AFTER DELETE ON part BEGIN
        INSERT INTO tally VALUES ('total', 'raw_files', -1), ('total', 'raw_bytes', -OLD.size)
            ON CONFLICT DO UPDATE SET count = count + excluded.count;
    END;

    CREATE TRIGGER quote_in AFTER INSERT ON quote WHEN NEW.speaker IS NOT NULL BEGIN
        INSERT INTO tally VALUES ('total', 'attributed', 1)
            ON CONFLICT DO UPDATE SET count = count + 1;
        UPDATE name SET
            quotes = quotes + 1,
            articles = articles + NOT EXISTS (
                SELECT 1 FROM quote WHERE speaker = NEW.speaker AND article = NEW.article
                AND number != NEW.number),
            first = min(coalesce(first, a.published), coalesce(a.published, first)),
            last = max(coalesce(last, a.published), coalesce(a.published, last))
            FROM article a WHERE a.number = NEW.article AND form = NEW.speaker;
    END;
    CREATE TRIGGER quote_out AFTER DELETE ON quote WHEN OLD.speaker IS NOT NULL BEGIN
        INSERT INTO tally VALUES ('total', 'attributed', -1)
            ON CONFLICT DO UPDATE SET count = count - 1;
        UPDATE name SET
            quotes = quotes - 1,
            articles = articles - NOT EXISTS (
                SELECT 1 FROM quote WHERE speaker = OLD.speaker AND article = OLD.article)
            WHERE form = OLD.speaker;
    END;
    CREATE TRIGGER name_in AFTER INSERT ON name BEGIN
        UPDATE person SET quotes = quotes + NEW.quotes WHERE number = NEW.person;
    END;
    CREATE TRIGGER name_changed AFTER UPDATE OF quotes, person ON name BEGIN
        UPDATE person SET quotes = quotes - OLD.quotes WHERE number = OLD.person;
        UPDATE person SET quotes = quotes + NEW.quotes WHERE number = NEW.person;
    END;

    """
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
    + "".join(map(_mirroring, MIRRORED)),
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
)
