"""Articles and answers to set on a screen: every kind of paragraph, four scripts, and malice."""

from __future__ import annotations

import hashlib

from pressread import jsonvalues
from pressread.article import Article, Image, Origin, Quote, Speaker
from pressread.hits import ArticleRef, Hit, Hits, QuoteHit, QuoteHits, Snippet, Span
from pressread.overview import Bucket, Dossier, Role, SpeakerEntry, Stats, Timeline

RAW = b"raw \x1b[2J bytes"
SHA = hashlib.sha256(RAW).hexdigest()
STAMP = "2026-11-22T08:00:00+00:00"
MALICE = "\x1b[2J\x1b]0;owned\x07 \u202egnp.exe\u202c \u200b\u2066x" + "e" + "\u0301" * 40 + " end"


def origin(path: str, format: str = "text") -> Origin:
    return Origin(path, format, "utf-8", SHA, STAMP)


def _quote(body: tuple[str, ...], paragraph: int, text: str, **known: object) -> Quote:
    start = body[paragraph].index(text)
    return Quote(text, "direct", paragraph, start, start + len(text), **known)  # type: ignore[arg-type]


_FERRY = (
    "The last ferry to Lundholm will leave on Sunday, the harbour board decided on Tuesday night, "
    "after a dispute over a subsidy of $3.4-billion that had lasted eleven years.",
    "What was decided",
    "“We kept her afloat as long as anybody could,” said Marta Eklund, who chairs the board. “Now "
    "the sums no longer float with her.”",
    "the subsidy ends on Sunday",
    "two smaller boats take over the mail",
    "“Nobody asked the island,” a pensioner on the quay said.",
    "The board regrets the inconvenience to residents and thanks the crew for its service.",
    "year   passengers\n2019       81,204\n2021       40,118",
)
_EKLUND = Speaker("Marta Eklund", "Marta Eklund", "who chairs the board", 2, 52, 64)

ENGLISH = Article(
    headline="Last ferry to Lundholm sails on Sunday as the harbour board ends an old quarrel",
    body=_FERRY,
    source=origin("clippings/ferry.html", "html"),
    sections=("News", "Coast"),
    byline=("Elena Marchetti", "Tom Okafor"),
    publisher="The Harbour Post",
    published="2021-08-27T18:30:00+02:00",
    dateline="LUNDHOLM",
    language="en",
    url="https://harbourpost.example/2021/ferry?id=1",
    summary="Eleven years of argument end with a brass band and two smaller boats.",
    images=(Image("The Lundholm ferry at its berth on Monday", "P. Hale / The Harbour Post"),),
    body_kinds=(
        "paragraph", "subhead", "paragraph", "item", "item", "paragraph", "blockquote", "table",
    ),
    quotes=(
        _quote(_FERRY, 2, "We kept her afloat as long as anybody could,", speaker=_EKLUND,
               verb="said", confidence=0.98, group=1),
        _quote(_FERRY, 2, "Now the sums no longer float with her.", speaker=_EKLUND, verb="said",
               confidence=0.97, group=1),
        _quote(_FERRY, 5, "Nobody asked the island,", verb="said", confidence=0.4),
    ),
    truncated=True,
    provenance={"headline": "json-ld headline", "published": "json-ld datePublished"},
    boilerplate=("Subscribe to our newsletter",),
)  # fmt: skip

_KOPRU = (
    "İstanbul Boğazı’ndaki köprü, şiddetli lodos nedeniyle çarşamba günü öğleden sonra trafiğe "
    "kapatıldı.",
    "“Rüzgâr dinmeden köprüyü açmayacağız,” diyen Işıl Çağlar, sürücülerden sabır istedi.",
)
TURKISH = Article(
    headline="Köprü lodosa yenildi: Işıl Çağlar sürücülerden sabır istedi",
    body=_KOPRU,
    source=origin("köprü.txt"),
    sections=("Haberler", "İstanbul"),
    publisher="Boğaz Postası",
    published="2022-03-02",
    language="tr",
    quotes=(
        _quote(_KOPRU, 1, "Rüzgâr dinmeden köprüyü açmayacağız,",
               speaker=Speaker("Işıl Çağlar", "Işıl Çağlar"), verb="diyen", confidence=0.9),
    ),
)  # fmt: skip

_MINA = (
    "أعلنت هيئة الميناء يوم الثلاثاء أن آخر عبّارة ستغادر الجزيرة يوم الأحد "
    "بعد خلاف طويل على الدعم.",
    "وقالت مريم الحداد: «سنفتقد صوت صفارتها كل صباح».",
)
ARABIC = Article(
    headline="العبّارة الأخيرة تغادر الجزيرة يوم الأحد",
    body=_MINA,
    source=origin("mina.txt"),
    publisher="صحيفة المرفأ",
    published="2021-08",
    language="ar",
    quotes=(
        _quote(_MINA, 1, "سنفتقد صوت صفارتها كل صباح",
               speaker=Speaker("مريم الحداد", "مريم الحداد"), verb="قالت", confidence=0.9),
    ),
)  # fmt: skip

_GANG = (
    "港务局周二晚间决定，开往伦德岛的最后一班渡轮将于周日启航，持续十一年的补贴争议就此结束。"
    "两艘较小的船将接手运送邮件，岛上居民表示遗憾。",
    "“我们已经尽力了，”港务局主席林海燕说。",
)
CHINESE = Article(
    headline="开往伦德岛的最后一班渡轮将于周日启航",
    body=_GANG,
    source=origin("gang.txt"),
    publisher="港湾日报",
    published="2021-08-27",
    language="zh",
    quotes=(
        _quote(_GANG, 1, "我们已经尽力了，", speaker=Speaker("林海燕", "林海燕", "港务局主席"),
               verb="说", confidence=0.9),
    ),
)  # fmt: skip

HOSTILE = Article(
    headline=f"Hostile [bold]headline[/] {MALICE}",
    body=(f"[/b] :smile: {MALICE}", "“" + MALICE + "” said [red]Mallory[/red]."),
    source=origin(f"clip{MALICE}.txt"),
    sections=(MALICE,),
    byline=(MALICE,),
    publisher=MALICE,
    dateline=MALICE,
    url="https://evil.example/\x1b]8;;\x07x\u202e",
    summary=MALICE,
    images=(Image(MALICE, MALICE, MALICE),),
    quotes=(
        Quote(
            MALICE, "direct", 1, 1, 1 + len(MALICE), Speaker(MALICE, MALICE, MALICE), MALICE, 0.5
        ),
    ),
    notices=(MALICE,),
    provenance={MALICE: MALICE},
    boilerplate=(MALICE,),
)

ARTICLES = {"english": ENGLISH, "turkish": TURKISH, "arabic": ARABIC, "chinese": CHINESE}


def hits(*articles: Article) -> Hits:
    """A page of hits on these articles, the first word of each second paragraph marked."""
    found = []
    for number, article in enumerate(articles):
        text = article.body[1] if len(article.body[1]) > 30 else article.body[0]
        middle = text.find(" ", len(text) // 2) + 1
        end = text.find(" ", middle)
        span = Span(middle, end if end > middle else min(len(text), middle + 4))
        found.append(
            Hit(
                article.id, 9.5 - number, article.headline, article.published, article.publisher,
                article.sections, (Snippet("body", 1, text, (span,)),),
                (Span(0, min(4, len(article.headline or ""))),),
                ("0123456789ab",) if not number else (),
            )
        )  # fmt: skip
    facets = {"publisher": tuple((a.publisher or "", 2) for a in articles)}
    return Hits("ferry", 24, tuple(found), (), facets)


def reference(article: Article) -> ArticleRef:
    return ArticleRef(
        article.id, article.headline, article.published, article.publisher, article.sections,
        article.word_count, len(article.quotes),
    )  # fmt: skip


def statements(*articles: Article) -> QuoteHits:
    """Every statement of these articles; the first word of each is a hit."""
    found = [
        QuoteHit(
            reference(article), jsonvalues.write(quote), number, 5.0,
            (Span(0, max(2, quote.text.find(" "))),),
            before=(article.body[0],) if number == 0 and article is ENGLISH else (),
        )
        for article in articles
        for number, quote in enumerate(article.quotes)
    ]  # fmt: skip
    return QuoteHits("ferry", len(found), tuple(found))


TIMELINE = Timeline(
    "ferry",
    "month",
    (
        Bucket("2021-08", 21, (("The Harbour Post", 14), ("港湾日报", 6), ("", 1))),
        Bucket("2021-09", 1, (("The Harbour Post", 1),)),
        *(Bucket(f"2021-{month}", 0) for month in (10, 11, 12)),
        *(Bucket(f"2022-0{month}", 0) for month in (1, 2)),
        Bucket("2022-03", 9, (("Boğaz Postası", 9),)),
        Bucket("2022-04", 0),
        Bucket("2022-05", 2, (("The Harbour Post", 1), ("Boğaz Postası", 1))),
    ),
    38,
    3,
    2,
)

STATS = Stats(
    articles=24_018, words=8_412_377, quotes=96_204, attributed=81_004, speakers=12_377, undated=41,
    first="1998-01-04", last="2022-05-30",
    publishers=(("The Harbour Post", 11_204), ("港湾日报", 6_020), ("صحيفة المرفأ", 12), ("", 3)),
    top_speakers=(("Marta Eklund", 812), ("林海燕", 404), ("Işıl Çağlar", 17)),
    sections=(("Coast", 9_000), ("News", 8_999)),
    languages=(("en", 20_000), ("zh", 4_000)),
    formats=(("html", 20_000), ("text", 4_018)),
    tags=(("later", 4),),
    raw_bytes=812_000_000, store_bytes=391_000_000, index_bytes=140_204_331,
    index_state="ready", path="/home/elena/morgue",
)  # fmt: skip

SPEAKERS = (
    SpeakerEntry("Marta Eklund", ("M. Eklund", "Marta Eklund"), 812, 410, "1998-02-01", "2022-05"),
    SpeakerEntry("林海燕", ("林海燕",), 404, 399, "2004", "2022-05-30"),
    SpeakerEntry("مريم الحداد", ("مريم الحداد",), 1, 1, None, None),
)
DOSSIER = Dossier(
    SPEAKERS[0],
    (
        Role("who chairs the harbour board", 700, "2009-03-01", "2022-05"),
        Role("a deckhand", 112, "1998-02-01", "2001-01-01"),
    ),
    (("The Harbour Post", 800), ("", 12)),
)
ALL_ARTICLES = tuple(ARTICLES.values())
