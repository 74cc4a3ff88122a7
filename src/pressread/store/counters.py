"""What triggers keep true at each commit, whoever writes: counters (``tally``, ``day``, ``name``,
``person``), and a second copy of what the user ruled and of who is who (``mirror``).
"""

from __future__ import annotations

#: Table → (key, value, columns that change) of what stands in ``mirror`` too, as SQL on a row.
MIRRORED = {
    "tag": ("json_array({0}.id, {0}.tag)", "''", ""),
    "note": ("{0}.id", "{0}.text", ""),
    "saved": ("{0}.name", "json_array({0}.query, {0}.seen)", "query, seen"),
    "name": ("{0}.form", "json_array({0}.person, {0}.pinned)", "person, pinned"),
    "person": ("cast({0}.number AS TEXT)", "{0}.name", "name"),
    "correction": (
        "cast({0}.number AS TEXT)",
        "json_array({0}.id, {0}.field, {0}.statement, {0}.text, {0}.was, {0}.value, {0}.at,"
        " {0}.undone)",
        "undone",
    ),
    "mark": (
        "cast({0}.number AS TEXT)",
        "json_array({0}.id, {0}.paragraph, {0}.start, {0}.stop, {0}.text, {0}.note, {0}.tags,"
        " {0}.at)",
        "",
    ),
}


def mirrored_rows(table: str) -> str:
    """The rows that the mirror of a table should hold."""
    key, value, _ = MIRRORED[table]
    return f"SELECT '{table}', {key.format('t')}, {value.format('t')} FROM {table} t"


def mirroring(table: str) -> str:
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


def _counted(row: str, sign: str) -> str:
    """What an article adds to the counters, or takes from them."""
    words = ("publisher", "format", "language", "sections")
    tallies = [
        f"('total', 'articles', {sign}1)",
        *(f"('total', '{one}s', {sign}{row}.{one}_count)" for one in ("word", "quote")),
        f"('total', 'undated', {sign}({row}.published IS NULL))",
        *(f"('{one}', coalesce({row}.{one}, ''), {sign}1)" for one in words),
    ]
    day = f"coalesce(substr({row}.published, 1, 10), ''), coalesce({row}.publisher, ''), {sign}1"
    return (
        f"INSERT INTO tally VALUES {', '.join(tallies)} {_ADDED};"
        f" INSERT INTO day VALUES ({day}) {_ADDED};"
    )


def sized(table: str) -> str:
    """The triggers that count sources and their bytes."""
    made = []
    for when, event, row, sign in (("in", "INSERT", "NEW", ""), ("out", "DELETE", "OLD", "-")):
        bytes_of = f"('total', 'raw_files', {sign}1), ('total', 'raw_bytes', {sign}{row}.size)"
        counted = f"INSERT INTO tally VALUES {bytes_of} {_ADDED};"
        made.append(
            f"CREATE TRIGGER {table}_{when} AFTER {event} ON {table} BEGIN {counted} END;\n"
        )
    return "".join(made)


_ADDED = "ON CONFLICT DO UPDATE SET count = count + excluded.count"
_STATEMENTS = """
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
COUNTING = (
    f"CREATE TRIGGER article_in AFTER INSERT ON article BEGIN {_counted('NEW', '')} END;\n"
    f"CREATE TRIGGER article_out AFTER DELETE ON article BEGIN {_counted('OLD', '-')} END;\n"
    "CREATE TRIGGER article_changed"
    " AFTER UPDATE OF word_count, quote_count, published, publisher, format, language, sections"
    f" ON article BEGIN {_counted('OLD', '-')} {_counted('NEW', '')} END;\n"
    + sized("raw")
    + sized("part")
    + _STATEMENTS
)
