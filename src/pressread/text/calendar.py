"""Names of months and weekdays and of time zones, as newspapers write them.

Keys are case-folded, without a final stop. The months are one table over all languages, as the
few clashes ("mars", "mai", "juni") mean the same month everywhere; names that mean different
months in different languages (Croatian "listopad", October, against Polish November) stand for
the larger press only.
"""

from __future__ import annotations

_MONTHS = {
    1: """january jan januar jänner jän janvier janv enero ene ocak oca gennaio gen janeiro januari
       januar styczeń stycznia sty январь января янв січня leden ledna januára ianuarie
       ιανουαρίου ιαν janúar sausio január tammikuuta يناير""",
    2: """february feb febr februar feber février févr fév febrero şubat şub febbraio febbr
       fevereiro fev februari luty lutego lut февраль февраля фев лютого únor února februarie
       φεβρουαρίου φεβ febrúar vasario február helmikuuta فبراير""",
    3: """march mar märz mär mrz mars marzo mart março maart marec marzec marca март марта мар
       березня březen března martie μαρτίου mart mars kovo március maaliskuuta maret مارس""",
    4: """april apr avril avr abril abr nisan nis aprile aprel kwiecień kwietnia kwi апрель апреля
       апр квітня duben dubna aprilie απριλίου απρ apríl balandžio április huhtikuuta أبريل
       ابريل""",
    5: """may mai mayo mayıs maggio magg maio mei maj maja май мая травня květen května μαΐου μαϊ
       maí gegužės május toukokuuta مايو""",
    6: """june jun juni juin junio haziran haz giugno giu junho czerwiec czerwca cze июнь июня
       июн червня červen června iunie ιουνίου ιουν júní birželio június kesäkuuta يونيو""",
    7: """july jul juli juillet juil julio temmuz tem luglio lug julho lipiec lipca lip июль июля
       июл липня červenec července iulie ιουλίου ιουλ júlí liepos július heinäkuuta يوليو""",
    8: """august aug août aout agosto ago ağustos ağu ags augustus augusti sierpień sierpnia sie
       август августа авг серпня srpen srpna αυγούστου αυγ ágúst rugpjūčio augusztus elokuuta
       agustus أغسطس اغسطس""",
    9: """september sept sep septembre septiembre setiembre eylül eyl settembre sett setembro set
       wrzesień września wrz сентябрь сентября сен сент вересня září septembrie σεπτεμβρίου σεπ
       rugsėjo szeptember syyskuuta سبتمبر""",
    10: """october oct oktober okt octobre octubre ekim eki ottobre ott outubro out październik
        października paź октябрь октября окт жовтня říjen října octombrie οκτωβρίου οκτ október
        spalio október lokakuuta أكتوبر اكتوبر""",
    11: """november nov novembre noviembre kasım kas novembro listopad listopada lis ноябрь ноября
        ноя листопада noiembrie νοεμβρίου νοε nóvember lapkričio marraskuuta نوفمبر""",
    12: """december dec dezember dez décembre déc diciembre dic aralık ara dicembre dezembro
        desember des grudzień grudnia gru декабрь декабря дек грудня prosinec prosince decembrie
        δεκεμβρίου δεκ desember gruodžio joulukuuta desember ديسمبر""",
}
MONTHS: dict[str, int] = {
    name: number for number, names in _MONTHS.items() for name in names.split()
}
MONTHS |= {name.replace("ı", "i"): number for name, number in MONTHS.items()}

_WEEKDAYS = {
    0: """monday mon montag mo lundi lun lunes pazartesi lunedì lunedi segunda-feira maandag måndag
       mandag poniedziałek понедельник понеділок pondělí""",
    1: """tuesday tue tues dienstag di mardi mar martes salı martedì martedi terça-feira dinsdag
       tisdag tirsdag wtorek вторник вівторок úterý""",
    2: """wednesday wed weds mittwoch mi mercredi mer miércoles miercoles çarşamba mercoledì
       mercoledi quarta-feira woensdag onsdag środa среда середа středa""",
    3: """thursday thu thur thurs donnerstag do jeudi jeu jueves perşembe giovedì giovedi
       quinta-feira donderdag torsdag czwartek четверг четвер čtvrtek""",
    4: """friday fri freitag fr vendredi ven viernes cuma venerdì venerdi sexta-feira vrijdag fredag
       piątek пятница п’ятниця pátek""",
    5: """saturday sat samstag sonnabend sa samedi sam sábado sabado cumartesi sabato zaterdag
       lördag lørdag sobota суббота субота""",
    6: """sunday sun sonntag so dimanche dim domingo pazar domenica zondag söndag søndag niedziela
       воскресенье неділя neděle""",
}
WEEKDAYS: dict[str, int] = {
    name: number for number, names in _WEEKDAYS.items() for name in names.split()
}


def number_of(name: str, numbers: dict[str, int]) -> int:
    """The month or weekday of a name as a pattern found it: without regard to case, "I", "İ" and
    "ı" are one letter ("3 KASIM 2021").
    """
    return numbers[plain(name)]


def plain(text: str) -> str:
    """``text`` in the letters of the names here."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.replace("ı", "i").replace("\u0307", "")


ZONES: dict[str, str] = {
    "z": "Z", "utc": "Z", "gmt": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "mez": "+01:00", "mesz": "+02:00", "wib": "+07:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "trt": "+03:00", "eat": "+03:00", "sast": "+02:00", "cat": "+02:00",
    "wat": "+01:00", "pkt": "+05:00", "hkt": "+08:00", "sgt": "+08:00", "myt": "+08:00",
    "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00",
    "nzdt": "+13:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Offsets of abbreviations that mean one thing. CST and IST are several zones: no offset."""

US_ZONES = {"et": 5, "ct": 6, "mt": 7, "pt": 8}
"""US zones named without saying summer or winter: hours behind UTC in winter."""
