"""Whether some words are the name of a newspaper, an agency or another house, by their shape.

No list of papers is enough: the words that papers call themselves by are few in each language.
"""

from __future__ import annotations

import re
from functools import cache

from pressread.text.labels import is_header
from pressread.text.names import is_given_name

# Nouns that papers are called by; in Germanic, Slavic and Turkic names also as a word's ending.
_NOUNS = """
times post courier herald guardian chronicle gazette tribune observer telegraph independent journal
examiner dispatch inquirer enquirer sentinel register bulletin standard mirror express echo
advertiser reporter leader ledger mercury argus star sun globe mail news daily weekly sunday evening
morning monitor review press nation citizen record world today broadcasting magazine wire agency
newspaper newspapers media tv radio online magazine revista semanario magazin zeitschrift
rivista settimanale tijdschrift tidskrift czasopismo týdeník magazine журнал dergi dergisi revue
hebdo 雑誌 杂志 雜誌 مجلة
zeitung bote anzeiger blatt nachrichten rundschau kurier tagblatt bode tageblatt tagesspiegel morgen
presse allgemeine spiegel stern wochenblatt volksblatt echo merkur abendblatt
monde figaro libération courrier dépêche parisien gazette journal presse nouvelles quotidien
tribune progrès républicain télégramme voix
país mundo correo diario periódico vanguardia gaceta prensa nación universal noticias heraldo
periodico reforma tiempo
corriere gazzetta giornale repubblica stampa messaggero mattino sole resto notizie
jornal folha correio diário público notícias gazeta
krant dagblad courant telegraaf volkskrant nieuwsblad nieuws standaard
tidning tidningen tidende tidningar avis avisen avisa bladet dagbladet aftonbladet posten nyheter
nyheterne sanomat lehti uutiset
gazeta dziennik kurier głos wyborcza rzeczpospolita tygodnik wiadomości polityka
noviny deník listy pravda hlas újság hírlap nemzet népszava
gazete gazetesi haber haberleri ajansı postası cumhuriyet milliyet hürriyet sabah
новости газета известия вестник правда комсомолка ведомости новини вісник дзеркало труд время
εφημερίδα νέα βήμα καθημερινή
جريدة صحيفة وكالة الجزيرة الأهرام روزنامه خبرگزاری
日报 日報 晚报 晚報 时报 時報 新闻 新聞 通讯社 通訊社 周刊 週刊 新闻网 电视台
신문 일보 뉴스 통신 방송 타임스
""".split()
_ENDINGS = """
zeitung bote bode blatt anzeiger kurier tageblatt nachrichten rundschau post presse spiegel echo
posten bladet tidning tidningen tidende avisen avisa nytt nyheter krant courant dagblad nieuws
sanomat lehti gazete haber postası 日报 日報 晚报 晚報 时报 時報 新闻 新聞 通讯社 通訊社
周刊 週刊 网 신문 일보 뉴스 타임스
""".split()
_AGENCIES = """
reuters afp ap dpa tass ria xinhua anadolu ansa efe epa apa kyodo yonhap upi ntb tt ritzau stt pap
čtk mti belta ukrinform interfax bloomberg cnn bbc npr abc nbc cbs cnbc dha iha aa trt rai zdf ard
ddp sid kna tlb
""".split()
_ARTICLES = r"(?:The|Le|La|Les|L['’]|Der|Die|Das|El|Los|Las|Il|Lo|De|Het|O|A)"
_TITLE = re.compile(
    rf"(?:{_ARTICLES}\s?)(?:[A-ZÀ-ÖØ-ÞŁŚŻÇĞİŞ][\w&’'.-]*)(?:\s(?:[A-ZÀ-ÖØ-Þ][\w&’'.-]*|of|and|du|de|"
    r"des|del|della|di|und|der|et|y|e|&|(?:de\s)?[ld]['’][A-ZÀ-Ý]\w+)){0,4}$"
)
_MOST_WORDS = 7
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+){0,2}\.[a-z]{2,8}$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def _endings() -> frozenset[str]:
    return frozenset(end.replace("ı", "i") for end in _ENDINGS)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun.replace("ı", "i") for noun in (*_NOUNS, *_AGENCIES))


def is_publisher(text: str) -> bool:
    """Whether some words have the shape of a paper's name: of its nouns, or an article and a few
    capitals ("The Fen Courier", "Le Monde", "Daily Nation", "Lavlandsposten", "courier.example").
    """
    text = text.strip(" .,;:")
    text = text.title() if text.isupper() else text
    words = _WORD.findall(text)
    if not 1 <= len(words) <= _MOST_WORDS or len(text) > 60 or text[-1:] in "!?":
        return False
    if len(words) == 2 and is_given_name(words[0]):  # Theo Post is a man
        return False
    if is_header(text):
        return False
    return bool(_SITE.match(text) or _TITLE.match(text)) or has_paper_word(text)


def has_paper_word(text: str) -> bool:
    """Whether capitals hold a noun that papers are called by, or end in one."""
    words = _WORD.findall(text)
    words = [_ELIDED.sub("", word) for word in words]
    if not words or words[0][0].islower() or any(map(_is_of_sentence, words)):
        return False
    return any(_is_paper_word(word.casefold(), len(words)) for word in words)


def _is_of_sentence(word: str) -> bool:
    """Whether a word in small letters is none of a name; "Северный вестник" has one that is."""
    return word[0].islower() and len(word) > 3 and (word.isascii() or word not in _nouns())


# "dell'Adriatico", "l'Ouest"
_ELIDED = re.compile(r"^(?:d|l|del?l|nel?l|all|un)['’](?=\w)", re.IGNORECASE)


def _is_paper_word(word: str, size: int) -> bool:
    """``size``: the words of the name; a noun alone names nobody ("News", "World", "Star")."""
    word = word.replace("ı", "i")
    if word in _AGENCIES:
        return True
    if word in _nouns() and size > 1:
        return True
    return any(word.endswith(end) and len(word) >= len(end) + 2 for end in _endings())
