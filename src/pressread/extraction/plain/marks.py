"""Lines that say themselves what they are: bylines, date lines, crumbs, pointers, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pressread.text.calendar import MONTHS, WEEKDAYS, plain
from pressread.text.dates import find_stamp, find_stamps
from pressread.text.labels import date_role, says_lived

_CRUMB = re.compile(r"\s*(?:(?<!\d)/|/(?!\d)|>|»|›|\||→|·|::)\s*")
_PARTING = re.compile(r"[/>»›|→·:]")
_BRACKETED = re.compile(r"<[^<>]+>|‹[^‹›]+›|«[^«»]+»")  # "ACME <ACM> SETS DIVIDEND"


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a date and little else. ``kind`` is ``published``, ``updated`` or
    ``captured``; ``labelled`` whether it says so.
    """

    value: str
    kind: str
    labelled: bool


def crumbs(text: str) -> tuple[str, ...]:
    """The sections of a breadcrumb line, ``()`` where it is none."""
    if (
        len(text) > 160
        or not _PARTING.search(text)
        or not _CRUMB.search(text)
        or _BRACKETED.search(text)
        or find_stamp(text)
    ):
        return ()
    parts = [part for part in _CRUMB.split(text) if part]
    if len(parts) < 2 and not re.match(r"(?:/|>|»|›)", text):
        return ()
    if not parts or any(len(part.split()) > 4 or part[-1] in ".,;:!?" for part in parts[:-1]):
        return ()
    if not all(any(char.isalpha() for char in part) for part in parts) or _is_slug(text):
        return ()
    return tuple(parts)


def _is_slug(text: str) -> bool:
    """A wire's slug, capitals with a close slash: "TURKEY-TALKS/MISSILES (UPDATE 2)"."""
    return text.isupper() and re.search(r"\w/\w", text) is not None


_SEPARATOR = re.compile(r"[/>»›|→·]+")


_POINTER = re.compile(
    r"(?:read more|read also|also read|related|see also|more on this|more:|lesen sie auch"
    r"|mehr zum thema|lire aussi|à lire aussi|lea también|leggi anche|leia também|lees ook|les også"
    r"|läs också|czytaj także|zobacz także|читайте также|ayrıca oku|اقرأ أيضا)\b.{0,20}?(?::|$)",
    re.I,
)


def is_pointer(text: str) -> bool:
    """A line that sends the reader elsewhere: "Read more: …", "Related"."""
    return len(text) < 250 and _POINTER.match(text) is not None


def newline_crumbs(texts: Sequence[str]) -> tuple[str, ...]:
    """The sections of a breadcrumb that was pasted a crumb a line, ``()`` where it is none: two
    lines or more of a few words, the separators among them or "Home" or "News" on top.
    """
    parts = [text.strip("/>»›|→· ") for text in texts]
    named = [part for part in parts if part]
    marked = any(_SEPARATOR.match(text) or _SEPARATOR.match(text[::-1]) for text in texts)
    if len(named) < 2 or any(len(part.split()) > 3 or part[-1] in ".,;:!?" for part in named):
        return ()
    return tuple(named) if marked or named[0].casefold() in _FIRST_CRUMBS else ()


_FIRST_CRUMBS = (
    "home", "news", "startseite", "accueil", "inicio", "anasayfa", "nachrichten", "noticias",
    "actualités", "haberler",
)  # fmt: skip


def date_lines(text: str) -> list[DateLine]:
    """The dates of a date line ("Published: … Updated: …"), ``[]`` where it is none."""
    if len(text) > 200:
        return []
    stamps = find_stamps(text)
    if stamps and says_lived(text):
        return []
    rest, end, found = [], 0, []
    for place, stamp in enumerate(stamps):
        before = text[end : stamp.start]
        rest.append(before)
        role = date_role(before, text[stamp.end :] if place + 1 == len(stamps) else "")
        found.append(DateLine(stamp.value, role or "published", role is not None))
        end = stamp.end
    rest.append(text[end:])
    most = 16 if any(one.labelled for one in found) else 9
    return found if len(" ".join(rest).split()) <= most else []


def is_yearless(text: str) -> bool:
    """Whether a line is a day and a month, perhaps a time, and no year: "11 MAR, 10:14"."""
    words = [word.strip(".,|·") for word in plain(text).split()]
    named = [word for word in words if not word[:1].isdigit()]
    return 1 < len(words) <= 6 and bool(named) and all(w in MONTHS or w in WEEKDAYS for w in named)


_DATELINE = re.compile(
    r"(?P<line>(?P<place>[A-ZÀ-ÖØ-ÝİŞĞ][\w’'.À-ÿ-]*(?:[ ,/]{1,2}[\w’'.À-ÿ-]+){0,5}?)"
    r"(?:,? (?P<day>[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [^\W\d_]{3,9}\.?(?: \d{4})?))?"
    r"(?: ?[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?)\s?(?:--|–|—|-(?= )|―)\s?"
)


def dateline_of(paragraph: str) -> tuple[str, str | None] | None:
    """(dateline as written, agency) of a first paragraph: "ANKARA, Aug 27 (Reuters)"."""
    match = _DATELINE.match(paragraph[:160])
    if not match:
        return None
    place = match["place"]
    first = re.split(r"[ ,/]", place)[0]
    if not (match["agency"] or match["day"] or (first.isupper() and len(first) > 2)):
        return None
    return match["line"].strip(), match["agency"]


_CLASSES = {
    "account": """sign in|sign up|log in|log out|login|logout|register|subscribe|subscription
my account|subscriber|newsletter|inbox|your email|email address|membership|free trial|donate
support us|support our|contribute|abonnieren|anmelden|registrieren|abo |abonnement|s'abonner
s’abonner|abonnez|se connecter|inscrivez|suscríbete|suscribirse|suscripción|iniciar sesión
boletín|abone ol|giriş yap|üye ol|iscriviti|abbonati|accedi|assine|entrar|inloggen|abonneer
nieuwsbrief|logg inn|nyhetsbrev|prenumerera|logga in|zaloguj|subskrypcja|подписаться|подпишитесь
войти|اشترك|تسجيل الدخول|登录|注册|订阅|ログイン|会員""",
    "share": """share|shares|facebook|twitter|tweet|whatsapp|linkedin|instagram|telegram
pinterest|reddit|tiktok|youtube|flipboard|bluesky|rss|copy link|link copied|print this|print
email this|follow us|follow @|follow|save this|bookmark|add to|listen|teilen|drucken|merken
merkliste|folgen|partager|imprimer|compartir|imprimir|paylaş|condividi|stampa|compartilhe
compartilhar|delen|del på|dela|udostępnij|поделиться|مشاركة|分享|シェア""",
    "related": """related|recommended|most read|most viewed|most popular|popular|trending
read more|read next|read also|also read|more from|more on|more stories|more in|you may also
you might|up next|don't miss|don’t miss|see also|latest|top stories|editors' picks
editor’s picks|load more|show more|view all|see all|next article|previous article|next post
previous post|mehr zum thema|lesen sie auch|auch interessant|das könnte|mehr aus|meistgelesen
weitere artikel|à lire aussi|lire aussi|à lire|les plus lus|sur le même|lea también
te puede interesar|más leídas|noticias|relacionadas|ilgili haberler|son dakika|çok okunan
leggi anche|più letti|leia também|mais lidas|lees ook|meest gelezen|les også|mest lest|läs också
läs mer|mest läst|czytaj także|zobacz także|читайте также|популярное|اقرأ أيضا|相关|推荐|関連""",
    "comments": """comment|comments|reply|replies|leave a comment|leave a reply|post a comment
view comments|likes|upvote|says:|kommentare|kommentar|antworten|commentaires|commentaire
répondre|comentarios|responder|yorum|yorumlar|yanıtla|commenti|rispondi|comentários|reacties
reageer|kommentarer|svara|svar|komentarze|odpowiedz|комментарии|ответить|تعليق|评论|コメント""",
    "legal": """all rights reserved|copyright|privacy|terms of|terms &|terms and|cookie|cookies
disclaimer|imprint|accessibility|datenschutz|impressum|nutzungsbedingungen|agb|alle rechte
mentions légales|confidentialité|tous droits|política de|aviso legal|todos los derechos|gizlilik
çerez|tüm hakları|pubblicità|tutti i diritti|todos os direitos|alle rechten|personvern
integritet|polityka prywatności|regulamin|конфиденциальности|все права|版权|隐私|著作権""",
    "site": """skip to|jump to|menu|navigation|search|close|home|homepage|contact|contact us
about us|about|careers|jobs|advertise|site map|sitemap|help|help centre|help center|faq|faqs
back to top|download the app|get the app|our app|mobile app|apps|e-paper|epaper|podcasts|podcast
videos|video|gallery|weather|horoscopes|crossword|games|shop|store|events|startseite|suche
kontakt|hilfe|mediathek|accueil|rechercher|inicio|buscar|contacto|anasayfa|ana sayfa|ara
iletişim|künye|cerca|contatti|início|contato|zoeken|forsiden|søk|sök|kontakt oss|szukaj
strona główna|главная|поиск|الرئيسية|首页|搜索|ホーム|alternate addresses""",
    "advert": """advertisement|advertising|sponsored|promoted|sponsor|paid content|affiliate
commission|anzeige|werbung|publicité|publicidad|publicidade|reklam|annonse|annons|advertentie
reklama|реклама|إعلان|广告""",
    "tags": """tags|tag:|topics|topic:|keywords|filed under|categories|category|tagged
in this article|schlagworte|themen|mots-clés|sujets|etiquetas|temas|etiketler|argomenti
onderwerpen|emner|ämnen|tagi|теги|标签|updated at|minute read|min read|minutes read|reading time
mins read|lesezeit|min de lecture|min de lectura""",
    "appeal": """our journalism|our newsroom|our readers|our reporting|independent journalism
quality journalism|reader-supported|support from readers|contribution|as little as
get the latest|delivered to|sign up for|sign up to|stay informed|stay up to date|join our
join us|follow our|learn more|find out more|click here|get in touch|contact us|read our
we may earn|this story was|this article was|originally published|republished|views expressed
opinions expressed|the author|the writer is|report an error|report a typo|send tips|have a story
editing by|reporting by|edited by|additional reporting|correction:|editor's note|editor’s note
unterstützen sie|jetzt testen|lesen sie|soutenez|inscrivez-vous|suscríbete a|síguenos|apóyanos
abonnez-vous""",
}
_TOKEN = re.compile(r"[^\W_]+")
_HEAVY = frozenset(_CLASSES) - {"appeal"}


@cache
def _phrases() -> dict[str, list[tuple[str, str]]]:
    """(phrase, class) by the first word of the phrase."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, phrases in _CLASSES.items():
        for phrase in phrases.replace("\n", "|").split("|"):
            first = _TOKEN.search(phrase)
            if first:
                found.setdefault(first[0], []).append((phrase, name))
    return found


def furniture_classes(text: str) -> frozenset[str]:
    """The classes whose words stand in ``text`` (its first 400 characters)."""
    folded = text[:400].casefold()
    return classes_of(folded, first_words().intersection(_TOKEN.findall(folded)))


def classes_of(folded: str, firsts: Iterable[str]) -> frozenset[str]:
    """The classes of the phrases in a case-folded text; ``firsts`` are those words of it with
    which phrases begin.
    """
    phrases = _phrases()
    return frozenset(
        [name for word in firsts for phrase, name in phrases[word] if _stands(folded, phrase, word)]
    )


@cache
def first_words() -> frozenset[str]:
    """The words with which the phrases of all classes begin."""
    return frozenset(_phrases())


def _stands(folded: str, phrase: str, word: str) -> bool:
    """Whether the phrase stands there from the beginning of a word on, and to the end of one."""
    at = folded.find(phrase)
    while at >= 0:
        first, end = at + len(word), at + len(phrase)
        whole = not folded[first : first + 1].isalnum() and not (at and folded[at - 1].isalnum())
        if whole and not (
            phrase[-1].isalpha() and folded[end : end + 1].isalpha() and phrase.isascii()
        ):
            return True
        at = folded.find(phrase, at + 1)
    return False


def is_furniture(text: str) -> bool:
    """Whether a short line carries a word of menus, share bars, appeals or footers."""
    return len(text) <= 200 and not _HEAVY.isdisjoint(furniture_classes(text))
