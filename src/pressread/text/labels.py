"""Labels of a head: what stands before a date or a value and says what it is, in every language.

Closed classes of words; each is matched from the beginning of a word on, without regard to case.
"""

from __future__ import annotations

import re
from functools import cache

# Verbs and nouns of keeping: the day beside them is that on which somebody saved, printed, fetched
# or looked, never that of publication.
_KEPT = r"""
download(?:ed)?(?:\son|\sdate)? print(?:ed|out)?(?:\son|\sdate)? access(?:ed)?(?:\son|\sdate)?
saved archived retriev(?:ed|al) captured fetched clipped viewed visited crawled scraped exported
bookmarked stored cached typed(?:\sup)? transcribed keyed snapshot scanned created consulted
copied collected load[\s-]?date
last\s(?:accessed|visited|checked|viewed) (?:web\s)?clip(?:ping)?(?:\sdate)? date\sof\saccess
read\son seen\son your\s(?:clip|highlight) added\son
abgerufen abruf(?:datum)? gedruckt ausgedruckt ausdruck druckdatum gespeichert archiviert
gesichert
heruntergeladen aufgerufen (?:letzter\s)?zugriff zugegriffen eingesehen besucht gelesen\sam
imprimé téléchargé consulté enregistré archivé sauvegardé capturé récupéré visité
date[\s-](?:de\s)?(?:consultation|téléchargement|chargement|capture)
ladedatum consultation
certificat\sémis
impreso descargad[oa] descarga consultad[oa] guardad[oa] archivad[oa] recuperad[oa] accedido
visitad[oa] capturad[oa] acceso último\sacceso (?:fecha\sde\s)?(?:consulta|impresión)
impress[oa] baixado transferido acedido acessado acesso salv[oa] arquivad[oa]
stampat[oa] scaricat[oa] salvat[oa] archiviat[oa] recuperat[oa] visitat[oa] acquisit[oa]
(?:ultimo\s)?accesso data\sdi\s(?:consultazione|accesso|stampa) consultat[oa]
afgedrukt geprint gedownload geraadpleegd opgeslagen gearchiveerd bewaard bezocht opgehaald
bekeken
utskriv\w* utskrift\w* hämta[dt]\w* nedladda[dt]\w* spara[dt]\w* arkivera[dt] besökt åtkomst
udskrevet hentet gemt arkiveret besøgt downloadet skrevet\sut lagret arkivert lastet\sned
nedlastet
tulostettu ladattu haettu tallennettu arkistoitu viitattu luettu
(?:wy)?drukowan\w+ wydruk\w* pobran\w+ zapisan\w+ zarchiwizowan\w+ dostęp\w* odczytan\w+
odwiedzon\w+
vytištěno staženo uloženo archivováno citováno navštíveno přístup zobrazeno
vytlačené stiahnuté uložené archivované
(?:ki)?nyomtat\w+ letölt\w+ (?:el)?mentve archivál\w+ megtekint\w+ hozzáférés\w*
tipărit imprimat descărcat accesat salvat arhivat preluat
yazdır\w+ basıl\w+ indiril\w+ kaydedil\w+ kaydet\w+ arşivlen\w+ eriş\w+ görüntülen\w+ alındı\w*
dicetak diunduh diakses disimpan diarsipkan
(?:на|рас)печатан\w* печат\w+ скачан\w* загружен\w* сохранен\w* сохранён\w* (?:за)?архивирован\w*
дата\sобращения обращени\w+ просмотрен\w* получен\w*
(?:на|роз)друкован\w* завантажен\w* збережен\w* (?:за)?архівован\w* дата\sзвернення переглянут\w*
отпечатан\w* изтеглен\w* запазен\w* архивиран\w* достъп\w* посетен\w*
εκτυπώ\w+ ανακτή\w+ αποθηκεύ\w+ αρχειοθετή\w+ πρόσβαση λήψη ανάκτηση
طبع طُبع طباعة حفظ تنزيل الاطلاع اطلع أرشف أرشفة الوصول
بازیابی ذخیره چاپ\sشده دسترسی
הודפס נשמר הורד נצפה אוחזר אורכב גישה
मुद्रित डाउनलोड सहेजा एक्सेस संग्रहीत
印刷 取得 閲覧 保存 アクセス ダウンロード 出力 인쇄 출력 저장 접속 열람 검색일 다운로드
打印 列印 下载 下載 存档 存檔 访问 訪問 檢索 检索 查阅 查閱 抓取 收藏 浏览 瀏覽
พิมพ์เมื่อ บันทึกเมื่อ เข้าถึงเมื่อ ดาวน์โหลด สืบค้น truy\scập tải\sxuống đã\slưu
"""
_UPDATED = r"""
updat\w* up\sto\sdate modif\w* revised reviewed last\s(?:edited|published|changed) aktualis\w+
geändert letzte\sänderung mis\sà\sjour mise\sà\sjour actualis\w+ actualiz\w+ aggiorn\w+ atualiz\w+
bijgewerkt gewijzigd oppdatert endret uppdatera\w* ändrad opdateret päivite\w+ muokattu
aktualiz\w+ zaktualizowan\w+ zmodyfikowan\w+ upraveno frissít\w* módosít\w* güncel\w*
обновл[её]н\w* изменен\w* оновлен\w* обновен\w* ενημερώ\w+ ενημέρωση τροποπο\w+
diperbarui cập\snhật تحديث محدث به‌روز\w* עודכן עדכון अपडेट अद्यतन แก้ไข อัปเดต
更新 修订 修訂 수정 업데이트 최종
"""
_PUBLISHED = r"""
publish\w* posted first\s(?:published|posted) originally\spublished filed issued released
aired broadcast veröffentlich(?:t|ung) erschienen erstellt stand
publi[ée]\w* paru publicad[oa] pubblicat[oa]
gepubliceerd verschenen publisert publicera\w* publicerat udgivet offentliggjort julkaist\w+
opublikowan\w+ publikac\w+ dodano publikováno vydáno zverejnen\w+ megjelen\w+ közzétév\w+ publicat
yayın\w* giriş(?:\starihi)? eklenme\w* oluşturma\w* опубликован\w* публикаци\w+ опубліковано
публікован\w* публикуван\w* δημοσι\w+ diterbitkan dipublikasikan đăng نشر منشور
منتشر פורסם פרסום प्रकाशित
เผยแพร่ 公開 掲載 発行 配信 投稿 입력 등록 게시 발행 기사입력 发布 發布 发表 發表 刊登 出版
date datum fecha data дата tarih
"""
#: Words of a page about itself that stand where a name may stand.
_OF_PAGE = r"""
on\sthis\spage in\sthis\s(?:article|story) table\sof\scontents contents reading\stime lesezeit
temps\sde\slecture tiempo\sde\slectura tempo\sdi\slettura leestijd okuma\ssüresi czas\sczytania
время\sчтения час\sчитання \d+\s?min\w* min\sread minute\sread follow\sus share\sthis read\smore
print\sthis top\sstories breaking\snews latest\snews topics? tags? sections? categor(?:y|ies)
image\s(?:source|caption|credit) photo(?:s|graph)?(?:\sby)? getty\simages staff\swriters?
閲読時間 阅读时间 閱讀時間 字数 字號 字号 来源 來源 责任编辑 責任編輯 编辑 編輯
view\s(?:this\s\w+\s)?in\s(?:your\s)?browser sent\sfrom\smy\s\w+ envoyé\sde\smon\s\w+
von\smeinem\s\w+\sgesendet enviado\sdesde\smi\s\w+ inviato\sda\s\w+ haber\smerkezi newsroom
press\sreview revue\sde\spresse pressespiegel presseschau rassegna\sstampa przegląd\sprasy
media\smonitoring (?:news|web)\sdesk die\sredaktion la\srédaction la\sredacción la\sredazione
redaktionen редакция 编辑部 編集部
기자 특파원 記者 记者 등록 사진 글자크기
"""
# Headers of newsletters and alerts: what is sent and when, and no name of who sends it.
_HEADERS = r"""
(?:(?:the|your|our)\s)?(?:morning|midday|lunchtime|afternoon|evening|nightly|weekend)\s(?:briefing|digest|newsletter|round-?up|wrap|alerts?|headlines|updates?)
(?:(?:the|your|our)\s)?(?:daily|weekly|monthly|news|press|media|e-?mail)\s(?:briefing|digest|newsletter|round-?up|wrap|alerts?|headlines|updates?)
breaking\snews(?:\salert)? latest\snews just\sin
(?:morgen|abend|mittags|tages|wochen)-?(?:briefing|newsletter|überblick) neueste\snachrichten
die\slage\sam\s(?:morgen|abend) dernière\sminute dernières\s(?:nouvelles|infos) alerte\sinfo
flash\sinfo lettre\sd[’']information l[’']essentiel\sdu\sjour
última\shora últimas?\snot[ií]cias lo\súltimo (?:resumen|resumo)\s(?:diario|diário|del\sdía|do\sdia)
boletín\sde\snoticias ultim[’']ora ultime\snotizie le\snotizie\sdel\sgiorno
laatste\snieuws net\sbinnen (?:ochtend|avond)(?:briefing|overzicht)
(?:senaste|siste|seneste)\s(?:nytt|nyt|nyheter|nyheder) (?:kvälls|morgon|morgen)(?:brev|briefing)
z\sostatniej\schwili poranny\sprzegląd
son\sdakika(?:\shaber\w*)? (?:günün|gün)\sözeti (?:sabah|akşam|günlük|haftalık)\s(?:bülteni?|özeti?)
срочн\w+\sновост\w+ последние\sновости главное\sза\s(?:день|неделю) (?:утренний|вечерний)\sдайджест
останні\sновини
"""


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Any of the words; from the beginning of a word on and to its end, where words are parted."""
    run_on = "|".join(word for word in words.split() if _UNPARTED.match(word))
    parted = "|".join(word for word in words.split() if not _UNPARTED.match(word))
    return re.compile(rf"(?<![^\W\d_])(?:{parted})(?![^\W\d_])|{run_on or parted}", re.I)


_UNPARTED = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")


def date_role(before: str, after: str = "") -> str | None:
    """What a date is by the words around it in its line: ``captured``, ``updated``,
    ``published``, or ``None`` where they do not say. The label nearest before the date counts;
    one behind it only where none stands before and nothing else stands there.
    """
    behind = after.strip(_MARKS)
    whole = is_label(behind) and not any(map(str.isdigit, behind))
    return _nearest(before) or (_nearest(after) if whole else None)


_MARKS = " ()[],;.–—-|·"


def _nearest(words: str) -> str | None:
    """The role of the last label in some words."""
    ends = {}
    for role, table in _ROLES:
        for found in _pattern(table).finditer(words[-_REACH:]):
            if found[0]:
                ends[role] = found.end()
    return max(ends, key=lambda role: ends[role], default=None)


_REACH = 80  # characters before a date that may hold its label
# Of two that end alike ("Load date", "date") the longer one is meant: it stands first.
_ROLES = (("captured", _KEPT), ("updated", _UPDATED), ("published", _PUBLISHED))


def is_label(text: str) -> bool:
    """Whether some words are a label of dates or of a page, and so nobody's name."""
    bare = text.strip(" :：|·•-–—.…")
    tables = (_PUBLISHED, _UPDATED, _KEPT, _OF_PAGE)
    if any(_pattern(table).fullmatch(bare) for table in (*tables, _HEADERS)):
        return True
    rest = bare
    for table in (*tables, None, *tables):
        rest = (_pattern(table) if table else _JOINING).sub(" ", rest)
    return rest != bare and not rest.strip(" ,;:/().-0123456789")


def is_header(text: str) -> bool:
    """Whether some words head a newsletter or an alert ("Morning Briefing", "Son Dakika"), and so
    name neither a paper nor a person.
    """
    return _pattern(_HEADERS).fullmatch(text.strip(" :：|·•-–—.…!")) is not None


# Words between the words of a label: "last updated on", "Datum der Veröffentlichung".
_JOINING = re.compile(
    r"\b(?:on|at|à|às|the|of|by|was|last|first|time|date|page|am|um|der|die|das|zuletzt|letzte|le|la|"
    r"de|du|el|en|fue|il|di|op|den|tarihi|saati|w|dnia|дата|время|i|in|på|im|print|trykk|tryck|druck|nett|online|mins?|minutes?)\b|時間|时间|日期|日時|時刻|일시|시간|날짜|วันที่|เมื่อ",
    re.I,
)


# Of the people that a story is about.
_LIVED = r"""
born died deceased geboren gestorben verstorben née? décédée? mort[eo]? nacid[oa] fallecid[oa]
nascid[oa] falecid[oa] overleden född avliden født død syntynyt kuollut urodzon[ya] zmarł[ay]?
narozen[aý] zemřel[a]? született elhunyt născut decedat doğum ölüm doğdu öldü
родил\w+ умер\w* скончал\w+ народи\w+ помер\w*
 γεννήθηκε πέθανε ولد توفي נולד נפטר 出生 去世 生まれ 死去 출생 별세
"""


def says_lived(text: str) -> bool:
    """Whether some words around a date tell of a birth or a death."""
    return _pattern(_LIVED).search(text) is not None


def says_updated(text: str) -> bool:
    """Whether some words speak of a change."""
    return _pattern(_UPDATED).search(text) is not None


def says_published(text: str) -> bool:
    """Whether some words speak of publication."""
    return _pattern(_PUBLISHED).search(text) is not None


def says_kept(text: str) -> bool:
    """Whether some words speak of saving, printing or looking."""
    return _pattern(_KEPT).search(text) is not None


def strip_labels(text: str) -> str:
    """Some words around a date without those that only say what it is."""
    for _, table in _ROLES:
        text = _pattern(table).sub(" ", text)
    bare = _JOINING.sub(" ", text)
    return bare if not re.search(r"[^\W\d_]", bare) else text
