"""What the names that a page gives its parts say about them.

Class names and ids are free text, yet every newsroom's system speaks the same trade slang. Each
group below is one sign; a name may carry several. No site's own names are here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

GROUPS = {
    "body": r"(?:article|story|post|entry|content|news|page|main)[-_]*(?:body|text|content|"
    "copy|main)"
    r"|body[-_]*(?:text|copy|content)|rich[-_]*text|wysiwyg|prose|fulltext",
    "content": r"content|article|story|post|entry|main",
    "text": r"text|paragraph|body|copy|para(?![a-z])",
    "advert": r"(?<![a-z])ads?(?![a-z])|advert|sponsor|promo|banner|taboola|outbrain|dfp|"
    "commercial|affiliate",
    "related": r"related|recommend|(?<![a-z])more|also|popular|trending|(?<![a-z])most|latest|"
    "similar|"
    r"further|suggest|readnext|upnext|recirc",
    "teaser": r"teaser|card|tile|thumb|preview|river|feed(?!back)",
    "turn": r"next|prev|pager|paginat",
    "letter": r"newsletter|subscri|sign-?_?up|mailing|opt-?in|register|campaign|donat|support|"
    "(?<![a-z])cta",
    "paywall": r"paywall|premium|piano|regwall|meter|(?<![a-z])gate|locked|paid",
    "social": r"share|sharing|social|follow|facebook|twitter|whatsapp",
    "comment": r"comment|disqus|respon[ds]|repl(?:y|ies)|discussion|forum",
    "nav": r"nav|menu|crumb|toolbar|(?<![a-z])tabs?(?![a-z])|skip|search",
    "head": r"header|masthead|topbar|top-bar|hero",
    "foot": r"footer|bottom|copyright|legal|disclaimer|imprint",
    "side": r"sidebar|side-|aside|rail(?![a-z])|widget|secondary|column|sticky",
    "consent": r"cookie|consent|gdpr|privacy",
    "caption": r"caption|credit|(?<![a-z])legend|cutline|bildunter|fotograf|pie-?de",
    "picture": r"figure|image|photo|picture|slide|carousel|gallery|lightbox|img",
    "media": r"video|audio|player|media|embed|podcast|iframe",
    "author": r"author|byline|(?<![a-z])bio(?![a-z])|contributor|writer|profile|avatar",
    "meta": r"meta|date|time|publish|stamp|label|categor|info|details|reading",
    "kicker": r"kicker|eyebrow|overline|rubri[ck]|topline|flag|section-?name|dachzeile",
    "tags": r"(?<![a-z])tags?(?![a-z])|topic|keyword|taxonom",
    "dek": r"(?<![a-z])deks?(?![a-z])|(?<![a-z])deck|standfirst|sub-?_?title|sub-?_?head|"
    "summary|excerpt|"
    r"(?<![a-z])lead|(?<![a-z])lede|intro|strap-?line|chapo|synopsis|abstract|description|"
    r"vorspann|ingress",
    "title": r"title|headline|heading|hdg",
    "quote": r"quote|pull",
    "list": r"list|grid|row|items?(?![a-z])|collection",
    "contents": r"(?<![a-z])toc(?![a-z])|table-?_?of-?_?contents|jump|anchor",
    "unseen": r"hidden|(?<![a-z])hide|sr-only|visually|screen-?reader|print|popup|pop-up|"
    "modal|overlay|"
    r"tooltip|dropdown|collaps|d-none|noscript",
    "box": r"box|callout|factbox|highlight|note|panel|inset|alert|notice|message|insert",
    "control": r"button|btn|form|input|icon|label|toggle|control|login|sign-?in|account",
}  # fmt: skip
BIT = {name: 1 << number for number, name in enumerate(GROUPS)}

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _patterns() -> list[tuple[int, re.Pattern[str]]]:
    return [(BIT[name], re.compile(pattern)) for name, pattern in GROUPS.items()]


def marks(names: str) -> int:
    """The bits of ``BIT`` that a class attribute (or id, or both) carries."""
    found = 0
    for name in names[:400].split():
        found |= _marks_of(name)
    return found


@lru_cache(maxsize=16384)
def _marks_of(name: str) -> int:
    folded = _HUMP.sub("-", name[:80]).lower()
    return sum(bit for bit, pattern in _patterns() if pattern.search(folded))
