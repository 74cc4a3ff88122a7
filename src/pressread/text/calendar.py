"""Months, weekdays and time zones as newspapers of every language name them: the one table.

Keys are case folded, without a final stop; each stands without its accents too. The months are one
table over all languages, as the few clashes ("mars", "mai", "juni") mean the same month everywhere.
Where names clash ("listopada", Polish November and Croatian October) the larger press counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pressread.text.folding import fold

_MONTHS = {
    1: """january jan januar jänner jän janvier janv enero ene ocak oca gennaio gen gener janeiro
       januari sty styczeń stycznia январь января янв януари siječnja leden ledna január januára
       ianuarie ian ιανουάριος ιανουαρίου ιαν janúar sausio jaanuar tammikuu tammikuuta січень січня
       ינואר يناير ژانویه जनवरी มกราคม""",
    2: """february feb febr februar feber február februára febrero şubat şub febbraio febbr febrer
       fevereiro fev février févr fév februari luty lutego lut февраль февраля фев лютий лютого únor
       února februarie февруари veljače φεβρουάριος φεβρουαρίου φεβ febrúar vasario veebruar
       helmikuu helmikuuta פברואר فبراير شباط فوریه फरवरी กุมภาพันธ์""",
    3: """march mar märz maerz mär mrz mars marzo març março mart mrt marts maart marec marca
       március marzec март марта мар березень березня ožujka březen března martie μάρτιος μαρτίου
       mar maret kovo märts maaliskuu maaliskuuta מרץ מרס مارس آذار मार्च มีนาคม""",
    4: """april apr avril avr abril abr nisan nis aprile aprel április apríla kwiecień kwietnia kwi
       апрель апреля апр април квітень квітня travnja duben dubna aprilie απρίλιος απριλίου απρ
       apríl balandžio aprill huhtikuu huhtikuuta אפריל أبريل ابريل نيسان آوریل अप्रैल เมษายน""",
    5: """may mai mayo mayıs maggio magg mag maig maio mei maj maja máj mája május май мая травень
       травня svibnja květen května μάιος μαΐου μαϊ maí gegužės toukokuu toukokuuta מאי مايو أيار
       ايار मई พฤษภาคม""",
    6: """june jun juni juin junio juny haziran haz giugno giu junho június jún júna czerwiec
       czerwca cze июнь июня июн юни червень червня lipnja červen června iunie ιούνιος
       ιουνίου ιουν júní birželio juuni kesäkuu kesäkuuta יוני يونيو حزيران ژوئن जून มิถุนายน""",
    7: """july jul juli juillet juil julio juliol temmuz tem luglio lug julho július júl júla lipiec
       lipca lip июль июля июл юли липень липня srpnja červenec července iulie ιούλιος ιουλίου ιουλ
       júlí liepos juuli heinäkuu heinäkuuta יולי يوليو تموز ژوئیه जुलाई กรกฎาคม""",
    8: """august aug août aout agosto ago ağustos ağu ags agost augustus augusti augusta augusztus
       sierpień sierpnia sie август августа авг серпень серпня kolovoza srpen srpna αύγουστος
       αυγούστου αυγ ágúst rugpjūčio elokuu elokuuta agustus אוגוסט أغسطس اغسطس آب اوت अगस्त
       สิงหาคม""",
    9: """september sept sep septembre septiembre setiembre setembre eylül eyl settembre sett
       setembro set septembra szeptember wrzesień września wrz сентябрь сентября сен сент септември
       вересень вересня rujna září septembrie σεπτέμβριος σεπτεμβρίου σεπ rugsėjo syyskuu syyskuuta
       ספטמבר سبتمبر أيلول سپتامبر सितंबर กันยายน""",
    10: """october oct oktober okt octobre octubre ekim eki ottobre ott outubro out octombrie
       október októbra październik października paź октябрь октября окт октомври жовтень жовтня
       říjen října οκτώβριος οκτωβρίου οκτ spalio oktoober lokakuu lokakuuta אוקטובר أكتوبر اكتوبر
       اکتبر अक्टूबर ตุลาคม""",
    11: """november nov novembre noviembre kasım kas novembro novembra listopad listopada lis
       listopadu ноябрь ноября ноя ноември листопад листопада studenoga studenog noiembrie
       νοέμβριος νοεμβρίου νοε nóvember lapkričio marraskuu marraskuuta נובמבר نوفمبر نوامبر
       नवंबर พฤศจิกายน""",
    12: """december dec dezember dez décembre déc diciembre dic aralık ara dicembre desembre
       dezembro decembra desember des detsember grudzień grudnia gru декабрь декабря дек декември
       грудень грудня prosinec prosince prosinca decembrie δεκέμβριος δεκεμβρίου δεκ gruodžio
       joulukuu joulukuuta דצמבר ديسمبر دسامبر दिसंबर ธันวาคม""",
}
_WEEKDAYS = {
    0: """monday mon montag mo lundi lun lunes pazartesi lunedì segunda-feira maandag måndag mandag
       poniedziałek понедельник понеділок pondělí pondelok hétfő luni maanantai maanantaina senin
       dilluns ponedjeljak понеделник δευτέρα الاثنين الإثنين esmaspäev pirmadienis""",
    1: """tuesday tue tues dienstag di mardi mar martes salı martedì terça-feira dinsdag tisdag
       tirsdag wtorek вторник вівторок úterý utorok kedd marți tiistai tiistaina selasa dimarts
       utorak τρίτη الثلاثاء teisipäev antradienis""",
    2: """wednesday wed weds mittwoch mi mercredi mer miércoles çarşamba mercoledì quarta-feira
       woensdag onsdag środa среда середа středa streda szerda miercuri keskiviikko keskiviikkona
       rabu dimecres srijeda сряда τετάρτη الأربعاء kolmapäev trečiadienis""",
    3: """thursday thu thur thurs donnerstag do jeudi jeu jueves perşembe giovedì quinta-feira
       donderdag torsdag czwartek четверг четвер čtvrtek štvrtok csütörtök joi torstai torstaina
       kamis dijous četvrtak четвъртък πέμπτη الخميس neljapäev ketvirtadienis""",
    4: """friday fri freitag fr vendredi ven viernes cuma venerdì sexta-feira vrijdag fredag piątek
       пятница п’ятниця pátek piatok péntek vineri perjantai perjantaina jumat divendres petak
       петък παρασκευή الجمعة reede penktadienis""",
    5: """saturday sat samstag sonnabend sa samedi sam sábado cumartesi sabato zaterdag lördag
       lørdag sobota суббота субота szombat sâmbătă lauantai lauantaina sabtu dissabte subota събота
       σάββατο السبت laupäev šeštadienis""",
    6: """sunday sun sonntag so dimanche dim domingo pazar domenica zondag söndag søndag niedziela
       воскресенье неділя neděle nedeľa vasárnap duminică sunnuntai sunnuntaina minggu diumenge
       nedjelja неделя κυριακή الأحد pühapäev sekmadienis""",
}
#: Years of the Buddhist calendar that Thai papers write are so many more than ours.
BUDDHIST = 543


# Months of the Levant that are two words.
_OF_TWO_WORDS = {
    "كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip


def _by_name(table: dict[int, str]) -> dict[str, int]:
    names = {name: number for number, line in table.items() for name in line.split()}
    return {fold(name): number for name, number in names.items()} | names


MONTHS = _by_name(_MONTHS) | _OF_TWO_WORDS
WEEKDAYS = _by_name(_WEEKDAYS)
ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def month_of(name: str) -> int | None:
    """The number of a month in any language, with or without its stop; ``None`` of none."""
    return MONTHS.get(plain(name).rstrip("."))


def number_of(name: str, numbers: dict[str, int]) -> int:
    """The month or weekday of a name as a pattern found it: without regard to case, "I", "İ" and
    "ı" are one letter ("3 KASIM 2021").
    """
    return numbers[plain(name)]


def plain(text: str) -> str:
    """``text`` in the letters of the names here."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.replace("ı", "i").replace("\u0307", "")


MONTHS |= {plain(name): number for name, number in MONTHS.items()}
WEEKDAYS |= {plain(name): number for name, number in WEEKDAYS.items()}

ZONES: dict[str, str] = {
    "z": "Z", "utc": "Z", "gmt": "Z", "ut": "Z", "bst": "+01:00", "wet": "Z", "west": "+01:00",
    "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "trt": "+03:00", "eat": "+03:00", "sast": "+02:00",
    "cat": "+02:00", "wat": "+01:00", "pkt": "+05:00", "wib": "+07:00", "hkt": "+08:00",
    "sgt": "+08:00", "myt": "+08:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00",
    "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00", "est": "-05:00", "edt": "-04:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Offsets of abbreviations that mean one thing. CST and IST are several zones: no offset."""

US_ZONES = {"et": 5, "ct": 6, "mt": 7, "pt": 8}
"""US zones named without saying summer or winter: hours behind UTC in winter."""

#: Words between the parts of a date: 27 de agosto de 2021, 27th of August.
_OF = r"(?:de|del|di|of|of\s+the|ta|d['’])"


def alternation(names: Iterable[str]) -> str:
    """The names, longest first; under their first letters, so that most are passed over at once."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())


@cache
def day_pattern() -> re.Pattern[str]:
    """A day or a month with its year. Groups: a letter for the form, then what it holds:
    ``i`` ISO, ``k`` year first in figures, ``c`` Chinese and its like, ``v`` Vietnamese, ``n``
    figures in doubtful order, ``d`` day first, ``m`` month first, ``y`` month and year alone,
    ``f`` year first with a month's name, ``l`` as Latvians write.
    """
    month = rf"(?:{alternation(MONTHS)})(?![^\W\d_])"
    week = rf"(?:(?<![^\W_])(?:{alternation(WEEKDAYS)})\.?(?:,|\s?\||\s?den|\s?the)?\s{{1,3}})?"
    year = r"(?:\d{4})(?!\d(?!\d?[:.h]\d\d))"  # a time of day may stick to it
    return re.compile(
        rf"""(?:
        (?<![\d.,/-])(?P<iy>\d{{4}})-(?P<im>\d{{1,2}})-(?P<id>\d{{1,2}})(?!\d)
      | (?<![\d.,/-])(?P<ky>\d{{4}})[/.]\s?(?P<km>\d{{1,2}})[/.]\s?(?P<kd>\d{{1,2}})(?!\d|/\d)
      | (?P<cy>\d{{4}})\s?[年년]\s?(?P<cm>\d{{1,2}})\s?[月월]\s?(?:(?P<cd>\d{{1,2}})\s?[日일号號])?
      | (?<!\d)(?P<vd>\d{{1,2}})\s+tháng\s+(?P<vm>\d{{1,2}}),?\s+(?:năm\s+)?(?P<vy>\d{{4}})(?!\d)
      | (?<![\d.,/:-])(?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)
            (?P<ny>\d{{4}}|\d{{2}})(?![\d/]|[.,]\d|-(?!\d?\d[:.]\d\d))
      | {week}(?<![\d.,:$€£-])(?P<d_day>\d{{1,2}})(?:st|nd|rd|th|er|ère|ème|º|°|ª|\.|-го)?
            [\s\-–/]{{0,3}}(?:{_OF}\s*)?(?:[בו]-?)?(?P<d_mon>{month})
            \.?,?[\s\-–/]{{0,3}}(?:{_OF}\s+)?(?P<d_year>{year})
      | {week}(?<![^\W\d_])(?P<m_mon>{month})\.?\s{{0,3}}(?:the\s)?(?P<m_day>\d{{1,2}})
            (?:st|nd|rd|th)?,?\s{{1,3}}(?P<m_year>{year})
      | (?<![\d.,/-])(?P<f_year>\d{{4}})(?:\.|\s?m\.)?,?\s(?P<f_mon>{month})\.?\s
            (?P<f_day>\d{{1,2}})(?!\d)
      | (?<![\d.,/-])(?P<l_year>\d{{4}})\.\sgada\s(?P<l_day>\d{{1,2}})\.\s(?P<l_mon>{month})
      | (?<![^\W\d_])(?P<y_mon>{month})\.?,?\s{{1,3}}(?:{_OF}\s+)?(?P<y_year>\d{{4}})(?!\d)
        )""",
        re.I | re.X,
    )
