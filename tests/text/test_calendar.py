"""Months and weekdays of every language, by every spelling; one row a language."""

from __future__ import annotations

import pytest

from pressread.text.calendar import WEEKDAYS, alternation, month_of, number_of, plain


def months(line: str) -> list[int | None]:
    return [month_of(word) for word in line.split()]


def weekdays(line: str) -> list[int]:
    return [number_of(word, WEEKDAYS) for word in line.split()]


_MONTHS = [
    (
        ("January February March April May June July August September October November December"),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Oct. Nov. Dec.",
        [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    ("janv. févr. juil. déc. fevrier aout decembre", [1, 2, 7, 12, 2, 8, 12]),
    (
        (
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
            "diciembre"
        ),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        (
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
            "novembre dicembre"
        ),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        (
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
            "dezembro"
        ),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    ("OCAK ŞUBAT MAYIS KASIM ARALIK", [1, 2, 5, 11, 12]),
    (
        ("januari februari maart april mei juni juli augustus september oktober november december"),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        (
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
            "października listopada grudnia"
        ),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "ledna února března dubna května června července srpna září října listopadu prosince",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        ("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        (
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου "
            "Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
        ),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        (
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta "
            "elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
        ),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (
        "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    ("Foo Monday Janu 12", [None, None, None, None]),
]


@pytest.mark.parametrize(("line", "wanted"), _MONTHS)
def test_the_months_of_a_language(line: str, wanted: list[int | None]) -> None:
    assert months(line) == wanted


_WEEKDAYS = [
    ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", [0, 1, 2, 3, 4, 5, 6]),
    ("Mon Tue Wed Thu Fri Sat Sun", [0, 1, 2, 3, 4, 5, 6]),
    ("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", [0, 1, 2, 3, 4, 5, 6]),
    ("lundi mardi mercredi jeudi vendredi samedi dimanche", [0, 1, 2, 3, 4, 5, 6]),
    ("lunes martes miércoles jueves viernes sábado domingo", [0, 1, 2, 3, 4, 5, 6]),
    ("Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar", [0, 1, 2, 3, 4, 5, 6]),
    ("lunedì martedì mercoledì giovedì venerdì sabato domenica", [0, 1, 2, 3, 4, 5, 6]),
    ("poniedziałek wtorek środa czwartek piątek sobota niedziela", [0, 1, 2, 3, 4, 5, 6]),
    ("понедельник вторник среда четверг пятница суббота воскресенье", [0, 1, 2, 3, 4, 5, 6]),
    ("Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή", [0, 1, 2, 3, 4, 5, 6]),
    ("måndag tisdag onsdag torsdag fredag lördag söndag", [0, 1, 2, 3, 4, 5, 6]),
]


@pytest.mark.parametrize(("line", "wanted"), _WEEKDAYS)
def test_the_weekdays_of_a_language(line: str, wanted: list[int]) -> None:
    assert weekdays(line) == wanted


_PLAIN = [
    ("KASIM", "kasim"),
    ("Kasım", "kasim"),
    ("İSTANBUL", "istanbul"),
    ("JANUARY", "january"),
    ("März", "märz"),
    ("ÉTÉ", "été"),
]


@pytest.mark.parametrize(("text", "wanted"), _PLAIN)
def test_names_are_compared_without_case_and_dots(text: str, wanted: str) -> None:
    assert plain(text) == wanted


_ALTERNATIONS = [
    (["mai", "may", "mars"], "m(?:ars|ai|ay)"),
    (["a"], "a(?:)"),
    (["a.b", "ac"], "a(?:\\.b|c)"),
]


@pytest.mark.parametrize(("names", "wanted"), _ALTERNATIONS)
def test_names_are_tried_longest_first_under_their_first_letter(
    names: list[str], wanted: str
) -> None:
    assert alternation(names) == wanted
