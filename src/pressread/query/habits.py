"""Operators as people type them who come from other systems, read as what they say.

``oil but not price``, ``kuwait or bahrain``, ``oil w/5 price``, ``refin!``, ``hd=oil``: where the
sense is sure the query is rewritten in this language before it is read, and the answer says so.
Nothing inside quotation marks is touched, nor what may be prose.
"""

from __future__ import annotations

import re

from pressread.query.fields import ALL_FIELDS, suggest_field
from pressread.query.relaxation import FUNCTION_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: A longer query may be prose or a pasted text: its words stay words.
MOST_WORDS = 12
#: Distances for what other systems count in sentences and paragraphs.
_A_SENTENCE, _A_PARAGRAPH = 15, 50
_NEAR = 5  # words, where no number is given: what databases of news take, or close to it
_OPERATORS = frozenset(("or", "not", "and", "but", "same", "adj", "near", "within"))

_ALWAYS = (
    (r"\s+(?:but|and)\s+not\s+(?=\S)", " NOT "),
    (r"(?:^|(?<=[\s(]))!(?=\w)", "-"),
    (r"(?:^|(?<=[\s(]))[+~](?=\w)(?!\d{1,3}\s)", ""),
    (r"(?<=[a-z]{2})!(?=\s|\)|$)", "*"),
    (r"\s(?:pre/?|\+)(\d{1,3})\s", r" pre/\1 "),
    (r"\s(?:w/|near|adj|within\s+|/|w)(\d{1,3})\s", r" near/\1 "),
    (r"\s(?:w)?/s(?:ent)?\s", f" near/{_A_SENTENCE} "),
    (r"\s(?:w)?/p(?:ara)?\s|\sSAME\s", f" near/{_A_PARAGRAPH} "),
    (r"\s(?:adj|ADJ)\s", " near/1 "),
    (r"\sNEAR\s(?=\S)", f" near/{_NEAR} "),
    (r"\bATLEAST\d{1,2}\s?\(([^()]*)\)", r"(\1)"),
)  # fmt: skip
#: Phrases are laid aside while the rest is rewritten; nobody types this character.
_ASIDE = "\ue000"
_PHRASE = re.compile(r"[\"“”„][^\"“”„]*[\"“”„]")
_BETWEEN_WORDS = (
    (rf"(?<=[\w*){_ASIDE}])\s+or\s+(?=[\w({_ASIDE}-])", " OR "),
    (rf"(?<=[\w*){_ASIDE}])\s+not\s+(?=[\w({_ASIDE}])", " NOT "),
)


def as_meant(query: str) -> str:
    """The query with operators of other systems written in this language."""
    words = query.split()
    if not 1 <= len(words) <= MOST_WORDS or "\n" in query:
        return query
    plain = {word.lower().strip("(),.") for word in words} - _OPERATORS
    sure = plain.isdisjoint(FUNCTION_WORDS) and query.upper() != query
    phrases = _PHRASE.findall(query)
    if _ASIDE in query:
        return query
    text = _rewritten(_PHRASE.sub(_ASIDE, query), sure)
    for phrase in phrases:
        text = text.replace(_ASIDE, phrase, 1)
    return text


def _rewritten(text: str, sure: bool) -> str:
    for pattern, instead in (*_ALWAYS, *(_BETWEEN_WORDS if sure else ())):
        text = re.sub(pattern, instead, text)
    text = re.sub(r"\bw(?:c|ords?)\s?>\s?(\d{1,6})", lambda m: f"words:{int(m[1]) + 1}..", text)
    text = re.sub(r"\bw(?:c|ords?)\s?<\s?(\d{1,6})", lambda m: f"words:..{int(m[1]) - 1}", text)
    return re.sub(r"(?:^|(?<=[\s(]))([a-z]{2,12})=(?=[\w(\ue000])", _field, text)


def _field(found: re.Match[str]) -> str:
    name = found[1]
    meant = name if name in ALL_FIELDS else suggest_field(name)
    return f"{meant}:" if meant else found[0]


MOST = 2_000  # characters that are looked at
_HABITS = (
    (r"\s(?:w/|pre/|/|adj|near)(\d{1,3})(?=\s)", "write near/{0} between the words"),
    (r"(?:^|\s)(near/[^\d\s]\S*|/[sp](?=\s))", "write near/5 for {0}: at most so many words apart"),
    (r"(?:^|\s)(--[a-z][-a-z]*)", "{0} stands outside the marks of a query, where it is an option"),
    (r"(?:^|\s)!(\w+)", "write -{0} to leave a word out"),
    (r"(?:^|\s)\S+(\^\d[.\d]*)", "{0} weighs nothing: rare words count for more of themselves"),
    (r"(?:^|\s)/(\S+)/(?=\s|$)", "there are no regular expressions: --literal finds characters"),
    (r"(?:^|[\s(:])[\"“„]([^\"“”]*\w)\*", "* has no meaning inside marks; write: one near/1 two*"),
    (
        r"(?:^|\s)(?!ATLEAST)(\w+)\(",
        "a field is written with a colon: headline:word, headline:(two words)",
    ),
)  # fmt: skip


def hints(query: str) -> Iterator[str]:
    """How what looks like another engine's syntax is written here."""
    text = query[:MOST]
    for pattern, hint in _HABITS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            yield hint.format(found[1])
