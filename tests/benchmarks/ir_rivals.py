"""Other engines on the same collections: those that are installed, as their makers ship them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

from tests.benchmarks.ir_data import Collection

Ranker = Callable[[str], list[str]]
DEPTH = 10
_STOP = frozenset(
    "a an and are as at be but by for if in into is it no not of on or such that the their then "
    "there these they this to was will with".split()
)


def words_of(query: str) -> list[str]:
    """The words of a question, each once."""
    return list(dict.fromkeys(re.findall(r"\w+", query.lower())))


def fts5_all(collection: Collection) -> Ranker:
    """SQLite FTS5 as it comes: all words."""
    return fts5(collection, " AND ")


def fts5(collection: Collection, operator: str = " OR ") -> Ranker:
    """SQLite FTS5, Porter stemmer, any word, the title four times, stop words left out."""
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table d using fts5(id unindexed, title, body, tokenize='porter')")
    rows = ((d["id"], d.get("title") or "", d["body"]) for d in collection.documents)
    db.executemany("insert into d values (?, ?, ?)", rows)

    def ask(query: str) -> list[str]:
        words = [word for word in words_of(query) if word not in _STOP] or words_of(query)
        match = operator.join(f'"{word}"' for word in words)
        sql = "select id from d where d match ? order by bm25(d, 0, 4, 1) limit ?"
        return [row[0] for row in db.execute(sql, (match, DEPTH))]

    return ask


def tantivy(collection: Collection, tokenizer: str = "en_stem") -> Ranker:
    """Tantivy, any word, headline and body."""
    import tantivy as engine  # type: ignore[import-not-found, unused-ignore]

    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name=tokenizer)
    index = engine.Index(builder.build())
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for d in collection.documents:
        writer.add_document(engine.Document(id=d["id"], title=d.get("title") or "", body=d["body"]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[str]:
        parsed = index.parse_query(" ".join(words_of(query)), ["title", "body"])
        hits = searcher.search(parsed, DEPTH).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return ask


def tantivy_plain(collection: Collection) -> Ranker:
    """The same without stemming, as it comes."""
    return tantivy(collection, "default")


def whoosh_or(collection: Collection) -> Ranker:
    """Whoosh with its stemming analyser, any word."""
    from whoosh import fields
    from whoosh.analysis import StemmingAnalyzer  # type: ignore[attr-defined]
    from whoosh.filedb.filestore import RamStorage
    from whoosh.qparser.default import MultifieldParser
    from whoosh.qparser.syntax import OrGroup

    text = fields.TEXT(analyzer=StemmingAnalyzer())
    index = RamStorage().create_index(  # type: ignore[no-untyped-call]
        fields.Schema(id=fields.ID(stored=True), title=text, body=text)
    )
    writer = index.writer()
    for d in collection.documents:
        writer.add_document(id=d["id"], title=d.get("title") or "", body=d["body"])
    writer.commit()
    searcher = index.searcher()
    parser = MultifieldParser(["title", "body"], index.schema, group=OrGroup)

    def ask(query: str) -> list[str]:
        hits = searcher.search(parser.parse(" ".join(words_of(query))), limit=DEPTH)
        return [hit["id"] for hit in hits]

    return ask


def bm25s(collection: Collection) -> Ranker:
    """bm25s with its stop words and Snowball's English stemmer, title and body."""
    import bm25s as engine  # type: ignore[import-untyped, import-not-found, unused-ignore]
    from snowballstemmer import (  # type: ignore[import-untyped, import-not-found, unused-ignore]
        stemmer,
    )

    stem = stemmer("english").stemWords
    texts = [f"{d.get('title') or ''}\n{d['body']}" for d in collection.documents]
    options = {"stopwords": "en", "stemmer": stem, "show_progress": False}
    retriever = engine.BM25()
    retriever.index(engine.tokenize(texts, **options), show_progress=False)

    def ask(query: str) -> list[str]:
        tokens = engine.tokenize([query], **options)
        found, scores = retriever.retrieve(tokens, k=DEPTH, show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        return [collection.documents[at]["id"] for at, score in pairs if score > 0]

    return ask


def xapian(collection: Collection) -> Ranker:
    """Xapian, BM25, English stemmer, any word."""
    import xapian as engine  # type: ignore[import-not-found, unused-ignore]

    db = engine.WritableDatabase("", engine.DB_BACKEND_INMEMORY)
    generator = engine.TermGenerator()
    generator.set_stemmer(engine.Stem("en"))
    for d in collection.documents:
        document = engine.Document()
        document.set_data(d["id"])
        generator.set_document(document)
        generator.index_text(d.get("title") or "")
        generator.increase_termpos()
        generator.index_text(d["body"])
        db.add_document(document)
    parser = engine.QueryParser()
    parser.set_stemmer(engine.Stem("en"))
    parser.set_stemming_strategy(engine.QueryParser.STEM_SOME)

    def ask(query: str) -> list[str]:
        enquire = engine.Enquire(db)
        enquire.set_query(parser.parse_query(" ".join(words_of(query))))
        return [hit.document.get_data().decode() for hit in enquire.get_mset(0, DEPTH)]

    return ask


RIVALS: dict[str, Callable[[Collection], Ranker]] = {
    "fts5": fts5,
    "fts5 all": fts5_all,
    "bm25s": bm25s,
    "tantivy": tantivy_plain,
    "tantivy en": tantivy,
    "whoosh or": whoosh_or,
    "xapian": xapian,
}
