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
    return _object(shapes, optional=(*LATER, "via", "person"))


def _record_fields() -> Schema:
    """The schema of each field of a record."""
    shapes = _value(Article)["properties"] | _NARROW
    shapes |= {"schema_version": _VERSION, "word_count": _COUNT}
    return {
        field.name: _told(shapes[field.name], field.told) if field.told else shapes[field.name]
        for field in FIELDS
    }


_QUOTE_FIELDS: Schema = _value(Quote)["properties"]
_REPORTED_FIELDS: Schema = _value(ReportedSpeech)["properties"]
_OF_REPORTED = ("spans", "cue", "via")  # what a statement without marks has besides
_WHOLE = _told(
    _object(
        {
            "speakers": _list(
                _object(
                    {"name": _TEXT, "spellings": {"type": "object", "additionalProperties": _COUNT}}
                )
            ),
            "saved": _list(_object({"name": _TEXT, "query": _TEXT, "seen": _COUNT})),
            "marks": _list({"type": "object"}, "Passages that were marked."),
        },
        optional=("marks",),
    ),
    "In the first record of an export: who is who (a spelling's number: 0 as found, 1 as ruled,"
    " 2 the name chosen), and of a whole archive the saved searches.",
)
_RULING: dict[str, Schema] = {
    "field": _TEXT,
    "was": _told(_list(_TEXT), "What was shown before: no, one or several texts."),
    "value": _told(_list(_TEXT), "What it is in truth."),
    "at": _TEXT,
    "statement": _told(_OPTIONAL_COUNT, "The number of the statement as it was extracted."),
    "text": _told(_OPTIONAL_TEXT, "The words of the statement."),
}
_MARK = _object(
    {
        "number": _COUNT,
        "id": _ID,
        "headline": _OPTIONAL_TEXT,
        "published": _MAYBE_DATE,
        "paragraph": _COUNT,
        "start": _COUNT,
        "stop": _COUNT,
        "text": _TEXT,
        "note": _OPTIONAL_TEXT,
        "tags": _list(_TEXT),
        "at": _TEXT,
        "gone": _told(_FLAG, "The words are not in the text any more."),
    }
)
_CORRECTION_KEPT = _object({"id": _ID, **_RULING, "undone": _OPTIONAL_TEXT})
_RECORD = _object(
    {
        **_record_fields(),
        "corrected": _told(_list(_object(_RULING)), "Of a corrected record: what was ruled."),
        "extracted": _told({"type": "object"}, "Of a corrected record: what had been extracted."),
        "tags": _list(_TEXT),
        "note": _OPTIONAL_TEXT,
        "added": _told(_COUNT, "Of an export: the import that added it, counted by the archive."),
        "raw": _told(_TEXT, "Of an export: zlib of the source's bytes, as Base64."),
        "archive": _WHOLE,
    },
    optional=("tags", "note", "added", "raw", "archive", *CORRECTED, *LATER),
)
_ARTICLE_FIELDS: Schema = {
    "id": _ID,
    "headline": _OPTIONAL_TEXT,
    "published": _MAYBE_DATE,
    "publisher": _OPTIONAL_TEXT,
}
_SNIPPET = _object(
    {
        "field": _TEXT,
        "paragraph": _OPTIONAL_COUNT,
        "text": _TEXT,
        "highlights": _list(_SPAN),
    }
)
_HIT = _object(
    {
        "id": _ID,
        "score": {"type": "number"},
        "headline": _OPTIONAL_TEXT,
        "published": _MAYBE_DATE,
        "publisher": _OPTIONAL_TEXT,
        "sections": _list(_TEXT),
        "snippets": _list(_SNIPPET),
        "copies": _list(_ID, "Near-copies folded under this hit."),
        "relaxed": _told({"const": True}, "It holds most of what was asked for, not all."),
    },
    optional=("copies", "relaxed"),
)
_STATEMENT = _object(
    {
        "article": _object(_ARTICLE_FIELDS),
        "number": _told(_COUNT, "The index among the article's quotes (then its reported)."),
        **_QUOTE_FIELDS,
        "kind": _told({"enum": [*get_args(QuoteKind), REPORTED]}, "reported: without marks."),
        **{name: _REPORTED_FIELDS[name] for name in _OF_REPORTED},
        "before": _list(_TEXT),
        "after": _list(_TEXT),
    },
    optional=("before", "after", *_OF_REPORTED),
)
_LISTED = _object(
    {
        **_ARTICLE_FIELDS,
        "sections": _list(_TEXT),
        "word_count": _COUNT,
        "quote_count": _COUNT,
    }
)
_BUCKET = _object(
    {"period": _TEXT, "count": _COUNT, "publishers": _COUNTED}, optional=("publishers",)
)
_ROLE = _object({"role": _TEXT, "quotes": _COUNT, "first": _MAYBE_DATE, "last": _MAYBE_DATE})
_PERSON = _object(
    {
        "name": _TEXT,
        "spellings": _list(_TEXT),
        "quotes": _COUNT,
        "articles": _COUNT,
        "first": _MAYBE_DATE,
        "last": _MAYBE_DATE,
        "roles": _list(_ROLE, "In a dossier."),
        "publishers": {**_COUNTED, "description": "In a dossier."},
        "reported": _told(_COUNT, "In a dossier: statements without quotation marks."),
    },
    optional=("roles", "publishers", "reported"),
)
_ANSWER: Schema = {"schema_version": _VERSION, "query": _TEXT, "total": _COUNT, **_COVERED}

_CHANGE = _object({"change": {"enum": ["kept", "cut", "added"]}, "text": _TEXT})
_SCORES: Schema = {"type": "object", "additionalProperties": {"type": "number"}}
_PART = _object(
    {
        "looks_for": _TEXT,
        "articles": _COUNT,
        "forms": {"type": "object", "additionalProperties": _COUNT},
    },
    optional=("forms",),
)
_SETTING = _object(
    {"name": _TEXT, "value": {"type": ["string", "integer", "boolean"]}, "origin": _TEXT}
)

_SEARCH = _object(
    {
        **_ANSWER,
        "hits": _list(_HIT),
        "facets": {"type": "object", "additionalProperties": _COUNTED},
        "exact": _told({"const": False}, "Some hits hold most of what was asked for, not all."),
        "notices": _list(_TEXT, "How the query was read, what was left out."),
    },
    optional=("facets", "exact", "notices"),
)

_SCHEMAS: dict[str, Schema] = {
    "record": _RECORD,
    "articles": _object(
        {"schema_version": _VERSION, "total": _COUNT, "articles": _list(_RECORD)},
    ),
    "search": _SEARCH,
    "similar": _SEARCH,
    "batch": _object(
        {
            "schema_version": _VERSION,
            "searches": _list(_object({"query": _TEXT, "total": _COUNT, "hits": _list(_HIT)})),
        }
    ),
    "quotes": _object({**_ANSWER, "quotes": _list(_STATEMENT)}),
    "list": _object(
        {"schema_version": _VERSION, "total": _COUNT, **_COVERED, "articles": _list(_LISTED)}
    ),
    "timeline": _object(
        {
            **_ANSWER,
            "by": {"enum": ["year", "month", "day"]},
            "undated": _COUNT,
            "imprecise": _told(_COUNT, "Dated too vaguely for the buckets."),
            "buckets": _list(_BUCKET),
        }
    ),
    "stats": _object(
        {
            "schema_version": _VERSION,
            **dict.fromkeys(("articles", "words", "quotes", "attributed", "speakers"), _COUNT),
            "undated": _COUNT,
            "first": _MAYBE_DATE,
            "last": _MAYBE_DATE,
            **dict.fromkeys(("raw_bytes", "store_bytes", "index_bytes"), _COUNT),
            "index_state": _TEXT,
            "path": _TEXT,
            **dict.fromkeys(("publishers", "top_speakers", "sections"), _COUNTED),
            **dict.fromkeys(("languages", "formats", "tags"), _COUNTED),
            "distinct": _told(
                {"type": "object", "additionalProperties": _COUNT},
                "How many values there are in all, by list.",
            ),
        }
    ),
    "speakers": _object({**_ANSWER, "speakers": _list(_PERSON)}),
    "diff": _object(
        {
            "schema_version": _VERSION,
            "from": _ID,
            "to": _ID,
            "paragraphs": _list(_list(_CHANGE), "Runs of words, by paragraph."),
        }
    ),
    "saved": _object(
        {"schema_version": _VERSION, "saved": _list(_object({"name": _TEXT, "query": _TEXT}))}
    ),
    "corrections": _object({"schema_version": _VERSION, "corrections": _list(_CORRECTION_KEPT)}),
    "versions": _object(
        {
            "schema_version": _VERSION,
            "versions": _list(_object({**_ARTICLE_FIELDS, "cut": _COUNT, "added": _COUNT})),
        }
    ),
    "marks": _object({"schema_version": _VERSION, "marks": _list(_MARK)}),
    "explain": _object(
        {
            **_ANSWER,
            "read_as": _TEXT,
            "tree": {"type": "object"},
            "parts": _list(_PART),
            "notices": _list(_TEXT),
            "hits": _list(
                _object(
                    {
                        "id": _ID,
                        "score": {"type": "number"},
                        "headline": _OPTIONAL_TEXT,
                        "parts": _SCORES,
                    }
                )
            ),
        }
    ),
    "check": _object(
        {
            "schema_version": _VERSION,
            "articles": _COUNT,
            "raw_files": _COUNT,
            "problems": _list(_TEXT),
        }
    ),
    "config": _object(
        {"schema_version": _VERSION, "file": _TEXT, "settings": _list(_SETTING)},
    ),
}

NAMES = tuple(_SCHEMAS)
