"""Opening words and small signs by which newsrooms set things apart from the article itself.

These are stock phrases of the trade in the languages that pressread meets most; a page in another
language is read by shape and place alone. All are matched against lower-case text (``search``
where they may stand anywhere, and then without a leading anchor: that is four times as fast).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

RELATED = re.compile(
    r"[\W_]{0,4}(?:read (?:more|also|next|our|the full)|related|more(?: on| from| about|:|"
    r" stories)|also read|"
    r"see (?:also|more)|watch(?: more| now|:)|listen(?: to|:)|don['’]t miss|must[- ]read|"
    r"recommended|"
    r"you (?:may|might) (?:also )?like|trending|most (?:read|popular)|up next|next article|"
    r"keep reading|"
    r"les også|läs (?:också|mer|även)|læs også|lesen sie|lies auch|mehr (?:zum|zu |lesen)|"
    r"auch interessant|"
    r"lire aussi|à lire|lisez aussi|sur le même|leer (?:también|más)|lea (?:también|más)|"
    r"te puede interesar|"
    r"leggi anche|leia (?:também|mais)|czytaj|zobacz|lees ook|baca juga|lue myös|читайте|"
    r"ilgili haber|اقرأ|इसे भी|यह भी|また読む|関連)",
)
CREDIT = re.compile(
    r"(?:(?:image|photo(?:graph)?|picture|foto|bild|crédit|credit|video|graphic|illustration)s?\s*"
    r"(?:credits?|courtesy|by|von|de|:|/|©)|getty images|shutterstock|via (?:ap|getty|reuters))"
    r"|(?:/|©|\()\s?(?:reuters|ap|afp|dpa|epa|getty)\b",
)
# A caption's last words; case matters here, for names have capitals.
CREDIT_END = re.compile(
    r"(?i:(?:image|photo(?:graph)?|picture|foto|bild|cr[ée]dit|graphic|illustration)s?"
    r"(?: credits?| courtesy(?: of)?| by)?)\s?[:©]\s?[^\W\d_a-zß-ÿ][^.:]{1,50}\.?\)?$"
    r"|(?:[/©(|]|\bvia)\s?(?:Reuters|REUTERS|AP|AFP|DPA|dpa|EPA|Getty(?: Images)?)\b[^.]{0,30}\)?$"
)
CONSENT = re.compile(
    r"cookies?\b|consent|gdpr|datenschutz|personenbezogen|einwillig|einverstanden|third[- ]part|"
    r"javascript|browser|ad ?block|traceurs|consentement|privacidad",
)
LETTER = re.compile(
    r"newsletter|subscri(?:be|ption)|sign(?:ed)? ?up|inbox|abonn|suscr|inscri|iscriviti|assin|"
    r"free trial|support (?:our|us)|donat|membership|download (?:the|our)|our app|follow us|"
    r"join (?:us|our)|"
    r"whatsapp|telegram channel",
)
PAYWALL = re.compile(
    r"(?:to|and) (?:continue|keep) reading|(?:continue|keep) reading (?:with|this|by|for)|"
    r"subscribe (?:now |today )?(?:to|for) (?:read|continue|unlock|full access|unlimited)|"
    r"(?:article|story|content|piece) is (?:only |exclusively )?(?:for|available to|reserved for) "
    r"(?:our )?(?:paid |paying )?(?:subscribers|members)|for subscribers only|subscribers? only|"
    r"already (?:a )?(?:subscriber|subscribed|a member)|unlock (?:this|the) (?:article|story|"
    r"piece|post)|"
    r"to (?:unlock|read) (?:this|the)(?: full| rest of the)? (?:piece|article|story|post)|"
    r"(?:free articles?|articles?) (?:left|remaining)|last free article|free articles? (?:this|per|"
    r"a) month|(?:kostenlosen?|gratis-?) ?artikel|articles? gratuits?|artículos? gratis|articoli "
    r"gratuiti|artigos? (?:gratuitos?|grátis)|gratis artikel|darmow\w+ artyku|ücretsiz (?:haber|"
    r"makale)|бесплатн\w+ (?:стат|матер)|безкоштовн\w+ стат|無料記事|免费文章|무료 기사|"
    r"(?:weiterlesen|jetzt weiterlesen) (?:mit|für)|um (?:den|diesen) artikel (?:ganz |"
    r"weiter)?zu ?lesen|"
    r"diesen artikel weiterlesen|nur für abonnenten|réservé(?:e)? (?:à nos|aux) abonnés|"
    r"la suite (?:de cet article )?est réservée|article réservé|para (?:seguir|continuar) leyendo|"
    r"(?:contenido|artículo) exclusivo para|riservato agli abbonati|per continuare a leggere|"
    r"abone ol(?:un|arak)|tylko dla subskrybentów|会員限定|有料会員|残り\d+文字",
)
LOGIN = re.compile(
    r"(?:log|sign) ?in (?:to (?:continue|your|view|see)|or (?:register|create|sign up))|"
    r"forgot(?:ten)? (?:your )?password|create (?:an|your) account|enter your password|"
    r"must be logged in|passwort vergessen|mot de passe oublié|olvidó su contraseña|"
    r"şifremi unuttum",
)
CONTACT = re.compile(r"\S@\w{2,}\.\w|@\w{3,}|\d{3}\)?[-. ]\d{3}[-. ]\d{4}")
BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|written by|reporting by|editing by)\b")
RIGHTS = re.compile(r"©|copyright|all rights reserved|reprint|trademark|\(c\) ?\d{4}|alle rechte")
NOTE = re.compile(
    r"[\W_]{0,3}(?:editor['’]?s['’]? note|correction|clarification|disclaimer|disclosure|"
    r"about the author|"
    r"this (?:article|story|post|column) (?:was|is|has|originally|first)|more information|"
    r"the views expressed|note:|source:|sources:|references?|citation|tags?:|topics?:|filed under)",
)
_ANYWHERE = {
    "credit": CREDIT, "consent": CONSENT, "letter": LETTER, "paywall": PAYWALL, "login": LOGIN,
    "contact": CONTACT, "rights": RIGHTS,
}  # fmt: skip
_OPENING = {"related": RELATED, "byline": BYLINE, "note": NOTE}
CUES = (*_ANYWHERE, *_OPENING)


def cues_in(text: str) -> list[float]:
    """1.0 or 0.0 for each of ``CUES``, by the first 400 code points."""
    head = text[:400].lower()
    return [
        *(0.0 if cue.search(head) is None else 1.0 for cue in _ANYWHERE.values()),
        *(0.0 if cue.match(head) is None else 1.0 for cue in _OPENING.values()),
    ]


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
    "overline": r"kick(?:er|line)|eyebrow|overline|rubri[ck]|topline|flag|section-?name|dachzeile",
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
