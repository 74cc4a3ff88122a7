"""JSON Schemas (draft 2020-12) of what ``--json`` prints. Outputs are validated in the tests.

Fields are only ever added: an object may hold more than its schema names.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pressread.article import Article, Quote, QuoteKind, ReportedSpeech
from pressread.fields import CORRECTED, FIELDS, LATER
from pressread.query.fields import REPORTED

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$"

_TEXT: Schema = {"type": "string"}
_OPTIONAL_TEXT: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_OPTIONAL_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_ID: Schema = {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{12}$"}
_MAYBE_DATE: Schema = {"type": ["string", "null"], "pattern": _DATE}
_VERSION: Schema = {"const": 1}


#: Of every answer of the index; optional.
_COVERED: Schema = {
    "complete": {"const": False, "description": "Only where articles were not searched."},
    "unsearched": {**_COUNT, "description": "Articles that the index does not hold yet."},
}


def schema(name: str) -> Schema:
    """The schema of the output of this name (``NAMES``). Raises ``KeyError`` for another."""
    return {"$schema": _DRAFT, "title": f"pressread {name}", **_SCHEMAS[name]}


def _object(shapes: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in shapes if name not in optional and name not in _COVERED]
    return {"type": "object", "properties": shapes, "required": required}


def _list(items: Schema, description: str | None = None) -> Schema:
    made: Schema = {"type": "array", "items": items}
    return made | ({"description": description} if description else {})


def _told(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


_SPAN: Schema = {
    "type": "array", "prefixItems": [_COUNT, _COUNT], "minItems": 2, "maxItems": 2,
    "description": "Half-open, 0-based, in code points of the text.",
}  # fmt: skip
_COUNTED = _list(_object({"value": _OPTIONAL_TEXT, "count": _COUNT}))

_PERSON_OF: Schema = {
    "anyOf": [_object({"name": _TEXT, "key": _TEXT}), {"type": "null"}],
    "description": "In answers of an archive: whom the register takes the speaker for.",
}
#: What the schema says of fields of the parts of a record.
_TOLD = {
    "Speaker.name": "The fullest name the article gives.",
    "Speaker.as_written": "The mention the attribution rests on.",
    "Speaker.via": "Who quotes the speaker.",
    "Speaker.confidence": "How likely this mention is who speaks, whomever it means (0 to 1).",
    "Quote.paragraph": "The paragraph of the body, from 0.",
    "Quote.start": "Code points in that paragraph; the marks are left out.",
    "Quote.group": "Shared by the pieces of one statement.",
    "ReportedSpeech.spans": "The pieces that were said: half-open, code points in the paragraph.",
    "ReportedSpeech.via": "Who passes it on, where it is not the writer.",
    "Cue.kind": "How it is reported.",
    "Origin.sha256": "Of the raw bytes as found.",
    "Origin.record": "From 1, in a file of several articles.",
}
#: Fields that are narrower than their type.
_NARROW = {"published": _MAYBE_DATE, "updated": _MAYBE_DATE, "captured": _MAYBE_DATE, "id": _ID}


def _shape(kind: Any) -> Schema:
    """The schema of a value of an annotated type."""
    plain = {str: _TEXT, int: _COUNT, float: {"type": "number"}, bool: _FLAG}
    if kind in plain:
        return plain[kind]
    if is_dataclass(kind):
        return _value(kind)
    parts = get_args(kind)
    if NoneType in parts:
        inner = _shape(parts[0])
        if set(inner) & {"type", "minimum"} == set(inner):
            return {**inner, "type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}
    if get_origin(kind) is Literal:
        return {"enum": list(parts)}
    if get_origin(kind) is tuple:
        return _list(_shape(parts[0])) if parts[-1] is Ellipsis else _SPAN
    return {"type": "object", "additionalProperties": _TEXT}


def _value(kind: Any) -> Schema:
    """The schema of a frozen value, field by field."""
    hints = get_type_hints(kind)
    shapes = {}
    for name in (field.name for field in fields(kind)):
        told = _TOLD.get(f"{kind.__name__}.{name}")
        shapes[name] = _told(_shape(hints[name]), told) if told else _shape(hints[name])
    if "confidence" in shapes:
        shapes["confidence"] |= {"minimum": 0, "maximum": 1}
    if kind.__name__ == "Speaker":
        shapes["person"] = _PERSON_OF
    return _object(shapes, optional=(*LATER, "via", "confidence", "person"))


def _record_fields() -> Schema:
    """The schema of each field of a record."""
    shapes = _value(Article)["properties"] | _NARROW
    shapes |= {"schema_version": _VERSION, "word_count": _COUNT}
    return {
        field.name: _told(shapes[field.name], field.told) if field.told else shapes[field.name]
        for field in FIELDS
    }


_KINDS: dict[str, Schema] = {
    "text": _TEXT, "text?": _OPTIONAL_TEXT, "texts": _list(_TEXT), "count": _COUNT,
    "count?": _OPTIONAL_COUNT, "counted": _COUNTED, "date?": _MAYBE_DATE, "flag": _FLAG,
    "id": _ID, "ids": _list(_ID), "number": {"type": "number"}, "version": _VERSION,
    "object": {"type": "object"}, "objects": _list({"type": "object"}),
    "counts": {"type": "object", "additionalProperties": _COUNT},
    "numbers": {"type": "object", "additionalProperties": {"type": "number"}},
}  # fmt: skip


def _of(words: str, told: dict[str, str] | None = None, **own: Any) -> Schema:
    """An object of ``name:kind`` words; ``name?`` may be missing; ``own`` shapes have no kind, and
    ``**`` stands for all of ``rest``.
    """
    rest: Schema = own.pop("rest", {})
    shapes: Schema = {}
    optional = []
    for word in words.split():
        name, _, kind = word.partition(":")
        if name.endswith("?"):
            optional.append(name := name[:-1])
        shapes |= rest if name == "**" else {name: _KINDS[kind] if kind else own[name]}
    for name, text in (told or {}).items():
        shapes[name] = _told(shapes[name], text)
    return _object(shapes, optional=tuple(optional))


_ARTICLE = "id:id headline:text? published:date? publisher:text?"
_QUOTE_FIELDS: Schema = _value(Quote)["properties"]
_REPORTED_FIELDS: Schema = _value(ReportedSpeech)["properties"]
_OF_REPORTED = ("spans", "cue", "via")  # what a statement without marks has besides
_WHOLE = _told(
    _of(
        "speakers saved marks?:objects",
        {"marks": "Passages that were marked."},
        speakers=_list(_of("name:text spellings:counts")),
        saved=_list(_of("name:text query:text seen:count")),
    ),
    "In the first record of an export: who is who (a spelling's number: 0 as found, 1 as ruled,"
    " 2 the name chosen), and of a whole archive the saved searches.",
)
_RULING = "field:text was:texts value:texts at:text statement:count? text:text?"
_OF_RULING = {
    "was": "What was shown before: no, one or several texts.",
    "value": "What it is in truth.",
    "statement": "The number of the statement as it was extracted.",
    "text": "The words of the statement.",
}
_MARKED = (
    "number:count paragraph:count start:count stop:count text:text note:text? tags:texts gone:flag"
)
_MARK = _of(
    f"{_MARKED} id:id headline:text? published:date? at:text",
    {"gone": "The words are not in the text any more."},
)
_CORRECTION_KEPT = _of(f"id:id {_RULING} undone:text?", _OF_RULING)
_RECORD = _object(
    {
        **_record_fields(),
        **_of(
            "corrected extracted:object tags:texts note:text? marks added:count raw:text archive",
            {
                "corrected": "Of a corrected record: what was ruled.",
                "extracted": "Of a corrected record: what had been extracted.",
                "added": "Of an export: the import that added it, counted by the archive.",
                "raw": "Of an export: zlib of the source's bytes, as Base64.",
            },
            corrected=_list(_of(_RULING, _OF_RULING)),
            marks=_list(_of(_MARKED)),
            archive=_WHOLE,
        )["properties"],
    },
    optional=("tags", "note", "marks", "added", "raw", "archive", *CORRECTED, *LATER),
)
_HIT = _of(
    "id:id score:number headline:text? published:date? publisher:text? sections:texts snippets"
    " copies?:ids relaxed?",
    {
        "copies": "Near-copies folded under this hit.",
        "relaxed": "It holds most of what was asked for, not all.",
    },
    snippets=_list(
        _of("field:text paragraph:count? text:text highlights", highlights=_list(_SPAN))
    ),
    relaxed={"const": True},
)
_STATEMENT = _object(
    {
        "article": _of(_ARTICLE),
        "number": _told(_COUNT, "The index among the article's quotes (then its reported)."),
        **_QUOTE_FIELDS,
        "kind": _told({"enum": [*get_args(QuoteKind), REPORTED]}, "reported: without marks."),
        **{name: _REPORTED_FIELDS[name] for name in _OF_REPORTED},
        "elsewhere": _told(
            {"type": "boolean"}, "The query's words stand in another part of its article."
        ),
        "before": _list(_TEXT),
        "after": _list(_TEXT),
    },
    optional=("elsewhere", "before", "after", *_OF_REPORTED),
)
_BUCKET = _of("period:text count:count publishers?:counted")
_PERSON = _of(
    "name:text spellings:texts quotes:count articles:count first:date? last:date? roles?"
    " publishers?:counted reported?:count",
    {
        "roles": "In a dossier.",
        "publishers": "In a dossier.",
        "reported": "In a dossier: statements without quotation marks.",
    },
    roles=_list(_of("role:text quotes:count first:date? last:date?")),
)
_ANSWER = "schema_version:version query:text total:count **"
_SEARCH = _of(
    f"{_ANSWER} hits listed?:count folded?:count facets? exact? notices?:texts",
    {
        "listed": "Hits of this page, where copies are folded under some of them.",
        "folded": "Near-copies folded under the hits of this page; ``total`` counts them.",
        "exact": "Some hits hold most of what was asked for, not all.",
        "notices": "How the query was read, what was left out.",
    },
    rest=_COVERED,
    hits=_list(_HIT),
    facets={"type": "object", "additionalProperties": _COUNTED},
    exact={"const": False},
)


def _listing(name: str, entry: Schema, more: str = "") -> Schema:
    """A list under its name, without a query."""
    return _of(f"schema_version:version {more} {name}", rest=_COVERED, **{name: _list(entry)})


_SCHEMAS: dict[str, Schema] = {
    "record": _RECORD,
    "articles": _listing("articles", _RECORD, "total:count"),
    "search": _SEARCH,
    "similar": _SEARCH,
    "batch": _listing("searches", _of("query:text total:count hits", hits=_list(_HIT))),
    "quotes": _of(f"{_ANSWER} quotes", rest=_COVERED, quotes=_list(_STATEMENT)),
    "list": _listing(
        "articles",
        _of(f"{_ARTICLE} sections:texts word_count:count quote_count:count"),
        "total:count **",
    ),
    "timeline": _of(
        f"{_ANSWER} by undated:count imprecise:count buckets",
        {"imprecise": "Dated too vaguely for the buckets."},
        rest=_COVERED,
        by={"enum": ["year", "month", "day"]},
        buckets=_list(_BUCKET),
    ),
    "stats": _of(
        "schema_version:version articles:count words:count quotes:count attributed:count"
        " speakers:count undated:count first:date? last:date? raw_bytes:count store_bytes:count"
        " index_bytes:count index_state:text path:text publishers:counted top_speakers:counted"
        " sections:counted languages:counted formats:counted tags:counted distinct:counts",
        {"distinct": "How many values there are in all, by list."},
    ),
    "speakers": _of(f"{_ANSWER} speakers", rest=_COVERED, speakers=_list(_PERSON)),
    "diff": _of(
        "schema_version:version from:id to:id paragraphs",
        {"paragraphs": "Runs of words, by paragraph."},
        paragraphs=_list(_list(_of("change text:text", change={"enum": ["kept", "cut", "added"]}))),
    ),
    "saved": _listing("saved", _of("name:text query:text")),
    "suggestions": _listing(
        "suggestions",
        _of("keep:text quotes:count other:text other_quotes:count why:text"),
        "total:count",
    ),
    "corrections": _listing("corrections", _CORRECTION_KEPT),
    "versions": _listing("versions", _of(f"{_ARTICLE} cut:count added:count")),
    "marks": _listing("marks", _MARK),
    "explain": _of(
        f"{_ANSWER} read_as:text tree:object parts notices:texts hits",
        rest=_COVERED,
        parts=_list(_of("looks_for:text articles:count forms?:counts")),
        hits=_list(
            _of(
                "id:id score:number headline:text? parts:numbers"
                " relaxed? holds?:texts lacks?:texts share?:number",
                {
                    "holds": "Words of the query that a relaxed hit holds, the rarest first.",
                    "lacks": "Words that it does not hold, those last that no article has.",
                    "share": "How much it holds of the words, each weighed by its rarity.",
                },
                relaxed={"const": True},
            )
        ),
    ),
    "check": _of("schema_version:version articles:count raw_files:count problems:texts"),
    "config": _of(
        "schema_version:version file:text settings",
        settings=_list(
            _of("name:text value origin:text", value={"type": ["string", "integer", "boolean"]})
        ),
    ),
}

NAMES = tuple(_SCHEMAS)
