"""Closed classes of words by which the trade and its websites mark what is not the article.

Each class in several languages; a phrase counts where its first word begins a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

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
