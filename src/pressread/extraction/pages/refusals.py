"""What is no article, or not the whole: front pages, 404s, walls; the notices that say so."""

from __future__ import annotations

import re
from typing import Any

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.body import Body
from pressread.extraction.pages.cues import LOGIN, PAYWALL
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, fold, words_of

_KINDS = {
    "an error page": r"page (?:was )?not found|\b404\b|can.?t find (?:that|the|this|"
    r"your) page|page "
    r"(?:you.{0,25}looking for|.{0,20}(?:no longer|does ?n.t) exist)|moved or deleted|"
    r"seite (?:wurde |konnte )?nicht gefunden|page (?:introuvable|non trouvée|demandée)|página no "
    r"(?:encontrada|existe)|no (?:hemos encontrado|se encuentra) la página|pagina non trovata|"
    r"página não (?:foi )?encontrada|pagina (?:kon )?niet (?:worden )?gevonden|sidan (?:kunde inte "
    r"hittas|finns inte)|siden (?:ble|blev|kunne|finnes|findes) ikke|sivua ei löy|nie znaleziono|"
    r"strona nie istnieje|stránka (?:nenalezena|neexistuje)|oldal nem található|"
    r"pagina nu (?:a fost|"
    r"există)|sayfa bulunamadı|страница не найдена|сторінк\w+ не знайдено|σελίδα δεν βρέθηκε|"
    r"الصفحة غير موجودة|لم يتم العثور|הדף לא נמצא|ページが見つかりません|找不到.{0,4}(?:页面|頁面)|"
    r"(?:页面|頁面)不存在|페이지를 찾을 수 없|ไม่พบหน้า|halaman tidak ditemukan|không tìm thấy trang",
    "a test for robots": r"checking (?:if|your)|verify (?:that )?you(?:.re| are) (?:a )?human|"
    r"not a robot|enable javascript and cookies|security of your connection|unusual traffic|"
    r"captcha|access denied|just a moment|dass sie (?:ein mensch|kein roboter)|ungewöhnlichen? "
    r"(?:datenverkehr|zugriff)|vous n.êtes pas un robot|vous êtes (?:bien )?humain|"
    r"no eres un robot|"
    r"(?:che )?non sei un robot|não é um robô|geen robot|inte (?:är )?en robot|robot olmadığınızı|"
    r"не робот|ロボットではありません|人机验证|機器人|로봇이 아닙니다",
    "a question of consent": r"we value your privacy|before you continue|"
    r"our .{0,15}partners (?:store|"
    r"process|use)|consent to our|accept all|wir und unsere .{0,15}partner|ihre privatsphäre|alle "
    r"akzeptieren|nous et nos .{0,12}partenaires|tout accepter|respect(?:ons)? (?:de )?votre vie "
    r"privée|nosotros y nuestros|aceptar todo|noi e i nostri|accetta tutt|nós e os nossos|aceitar "
    r"tud|wij en onze|alles accepteren|my i nasi|zaakceptuj|godkänn alla|hyväksy kaikki|"
    r"gizliliğinize|tümünü kabul|мы и наши партн|принять все|同意する|接受所有|모두 동의",
    "an offer of a subscription": r"subscribe to (?:read|continue|get)|get unlimited access|"
    r"already a "
    r"subscriber|cancel (?:at )?any ?time|choose (?:a|your) (?:plan|subscription)|jetzt abonnieren|"
    r"jederzeit kündbar|bereits abonnent|abonnez-vous|sans engagement|déjà abonné|"
    r"suscríbete (?:para|"
    r"y)|cancela cuando|ya eres suscriptor|abbonati (?:per|ora)|disdici quando|assine (?:para|já)|"
    r"cancele quando|al abonnee|abonneer om|redan prenumerant|prenumerera|zaprenumeruj|masz już|"
    r"подпишитесь, чтобы|abone ol|zaten abone|定期購読|订阅以|구독하",
}
_PATTERNS = {kind: re.compile(words, re.I) for kind, words in _KINDS.items()}
_LITTLE = 1200  # code points: an article that quotes such words says more
_LIST = 3  # linked headings that make a page a list


def what_it_is(
    page: Page, headline: str, paragraphs: list[str], *, dated: bool, signed: bool
) -> str | None:
    """Which sort of page that is no article a page is; ``None`` where it may be one.

    ``dated``, ``signed``: the page states a date, an author.
    """
    if dated or sum(map(len, paragraphs)) >= _LITTLE:
        return None
    if not signed and "article" not in page.metas.get("og:type", []):
        title = " ".join(words_of(element) for element in page.root.iter("title", "h1"))
        text = words_of(page.root)[:2000]
        for kind, pattern in _PATTERNS.items():
            said = {match[0].casefold() for match in pattern.finditer(text)}
            if len(said) > 1 or pattern.search(f"{title} {headline}"):
                return kind
    return "a front page, or a list of articles" if _is_list(page, headline, paragraphs) else None


def _is_list(page: Page, headline: str, paragraphs: list[str]) -> bool:
    """Whether most of what was read stands under linked headings of several articles."""
    if "article" in page.metas.get("og:type", []):
        return False
    teasers = [one for one in page.root.iter("article", "li", "section", "div") if _is_teaser(one)]
    if len(teasers) < _LIST:
        return False
    told = fold(" ".join(words_of(one) for one in teasers))
    inside = [text for text in paragraphs if fold(text) in told]
    return (bool(paragraphs) and len(inside) == len(paragraphs)) or _is_front(page, headline)


def _is_teaser(element: Any) -> bool:
    """Whether a box is a linked heading and a few words below it."""
    heading = next((part for part in element if part.tag in ("h2", "h3", "h4")), None)
    if heading is None:
        return False
    link = next(heading.iter("a"), None)
    linked = link is not None and fold(words_of(link)) == fold(words_of(heading))
    return linked and len(words_of(element)) < 600


_FRONT = frozenset("""
    home homepage startseite accueil inicio início anasayfa forsiden forside hem etusivu главная
    головна 首页 首頁 ホーム 홈 الرئيسية beranda úvod strona-główna voorpagina
""".split())  # fmt: skip


def _is_front(page: Page, headline: str) -> bool:
    """Whether the title says that the page is a front page, and the headline is its name."""
    title = " ".join(words_of(element) for element in page.root.iter("title"))
    parts = {fold(part) for part in re.split(r"\s[|–—-]\s", title)}
    return bool(parts & _FRONT) and fold(headline) in parts


# A body under this many code points is likely the teaser of a page that is not free.
TEASER = 1500
SHORT = 500

LOGIN_WALL = "a login wall: the page asks for an account and shows little else"
LIVE = "a live blog: its entries are read in the order of the page"
SEVERAL = "several articles in one page: the first is read"
NO_BODY = "no body text was found in the page"


def is_truncated(body: Body, blocks: list[Block], ld: Stated) -> bool:
    """Whether the page says that the rest of the article is for those who pay."""
    if body.last >= 0:
        near = blocks[max(0, body.first - 3) : body.last + 8]
        if any(block.units < 400 and PAYWALL.search(block.text.lower()) for block in near):
            return True
    free = str(ld.article.get("isAccessibleForFree")).lower()
    return free == "false" and body.size < TEASER


def is_login_wall(page: Page, body: Body, blocks: list[Block]) -> bool:
    """Little text, and a field for a password or words that ask to sign in."""
    if body.size >= SHORT:
        return False
    asks = any(field.get("type") == "password" for field in page.root.iter("input"))
    return asks or any(LOGIN.search(block.text[:300].lower()) for block in blocks[:200])
