"""The forms in which the press states a day, one pattern over all languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pressread.text.calendar import MONTHS, WEEKDAYS

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
