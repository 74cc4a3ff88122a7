"""Hostile queries, made at random: what a person, a paste or another program may send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.query.fields import ALL_FIELDS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

#: What queries are made of; ``fuzz_query --archive`` puts the archive's own words here.
WORDS = [f"{a}{b}{c}" for a in "bdgkst" for b in "aeiou" for c in ("n", "r", "sions", "l-400")]
STOP_WORDS = "the of to and in a is was for on that said it with as by at from be he not or".split()
SYNTAX = [
    '"', "“", "”", "(", ")", "-", " OR ", " AND ", " NOT ", "*", "~", "~2", "=", ":", " near/5 ",
    "headline:", "quote:", "speaker:", "published:", "2021-08", "..", "2022..2021", "words:300..",
    "has:quotes", "is:copy", "title:", "\x00", "\ud800", "😀", "\u202e", "שלום", "东京", "٤٠٠", "|",
    "last week", "%", "$3.4-billion", "&", "'", "’s", "\u0301", "\u200b", "a*", "[", "]", "{", "\\",
]  # fmt: skip
MARKS = [*"!?.,;:-–—…'\"“”‘’()[]{}<>/\\|@#$%^&*_+=~`´§°¿¡", "\u0301", "\u200d", "\ufe0f"]
EMOJI = ["😀", "👩‍👩‍👧‍👦", "🇹🇷", "❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👍🏽"]
RIGHT_TO_LEFT = ["שלום", "بوتين", "ירושלים", "الرئيس", "\u202e", "\u2067", "٤٠٠", "ﷺ"]
BOMBS = [
    "(a+)+$", "(a*)*b", "a{1,9999}", "(x|xx)+y", "^(.*?,){99}P", "(?:a|a)*c", "[a-z]+[a-z]+[a-z]+$",
    "(?=a)*", "\\1(.)\\1", ".*.*.*=.*", "%s%s%n", "' OR 1=1 --", "/a*a*a*b/", "$(id)",
]  # fmt: skip
OTHER_ENGINES = [
    "title:", "intitle:", "site:x.org", "filetype:pdf", "inurl:a", "author:", "date:>2021", "+must",
    "a~0.8", "a^4", "body:[a TO b]", "{!lucene}x", "_exists_:x", "a NEAR b", "a w/5 b", "a pre/3 b",
    "hlead(x)", "length>500", "subject:x", "from:x", "before:2020", "after:2030", "a && b || !c",
    "a ADJ2 b", "*a", "a?b", "a*b*c", "tag:x", "note:x", "SECTION(News)", "@handle", "#tag",
]  # fmt: skip
RANGES = [
    "published:{b}..{a}", "published:{a}..{b}", "published:..{a}", "published:{b}..",
    "words:{b}..{a}", "words:{a}..{b}", "words:0..0", "words:..", "words:99999999999999..",
    "published:0000..9999",
    "published:{a}-13..", "published:{a}-02-30", "published:yesterday..2001", "published:-5..5",
    "published:{b}-12-31..{a}-01-01", "published:last week..last month", "quotes:{b}..{a}",
]  # fmt: skip


def mixed(rng: random.Random) -> str:
    """Words and syntax in any order."""
    parts = [rng.choice(SYNTAX if rng.random() < 0.4 else WORDS) for _ in range(rng.randrange(40))]
    return rng.choice(["", " "]).join(parts)


def long(rng: random.Random) -> str:
    """Up to 100 kB of one thing."""
    unit = rng.choice(
        [*SYNTAX, *WORDS[:40], *STOP_WORDS, "a ", "(a ", "-(", "a OR ", "the ", '"a" ', "a* ",
         "a~2 ", "((((", "* ", "the near/9 ", "is:copy ", "words:1.. ", "-the ", *BOMBS, *EMOJI]
    )  # fmt: skip
    return unit * (rng.randrange(1, 100_000) // len(unit))


def many(rng: random.Random) -> str:
    """Hundreds of clauses, now and then ten thousand."""
    joint = rng.choice([" ", " OR ", " -", " near/3 ", " AND ", " | "])
    count = rng.choice([5, 30, 120, 450, 450, 10_000])
    ends = rng.choice([[""], ["", "*"], ["", "~"], ["", "*", "~", "~2"], ["", ",", "’s"]])
    words = WORDS if rng.random() < 0.7 else STOP_WORDS
    return joint.join(rng.choice(words) + rng.choice(ends) for _ in range(rng.randrange(1, count)))


def noise(rng: random.Random) -> str:
    """Any characters at all, lone surrogates and NUL among them."""
    top = rng.choice([128, 0x3000, 0x10FFFF])
    return "".join(chr(rng.randrange(top)) for _ in range(rng.randrange(200)))


def common(rng: random.Random) -> str:
    """Stop words and nothing else: as words, phrases, near each other, in fields, excluded."""
    forms = ["{}", '"{} {}"', '"{} {} {}"', "{} near/5 {}", "{} near/900 {}", "-{}", "={}",
             "headline:{}", 'body:"{} {}"', "({} OR {})", "body:({} near/2 {})", "quote:{}",
             'quote:"{} {}"', '"{} {} {} {}"~9']  # fmt: skip
    filled = [
        rng.choice(forms).format(*[rng.choice(STOP_WORDS) for _ in range(4)])
        for _ in range(rng.choice([1, 1, 2, 3, 8, 40]))
    ]
    return rng.choice([" ", " ", " OR "]).join(filled)


def one_kind(rng: random.Random) -> str:
    """Only marks, only emoji, only what is written from the right, only syntax."""
    of = rng.choice([MARKS, EMOJI, RIGHT_TO_LEFT, ["("], [")"], ["*"], ["a*"], ["\x00"], ["\ud800"],
                     ["* "], ['"'], ["-"], [" OR "], ["~"], ["..", ":"]])  # fmt: skip
    return rng.choice(["", " "]).join(rng.choice(of) for _ in range(rng.choice([1, 4, 40, 3000])))


def foreign(rng: random.Random) -> str:
    """What other engines and regular expressions would understand."""
    parts = [rng.choice([*OTHER_ENGINES, *BOMBS, *WORDS]) for _ in range(rng.randrange(1, 8))]
    return " ".join(part + rng.choice(["", rng.choice(WORDS)]) for part in parts)


def ranges(rng: random.Random) -> str:
    """Dates and numbers, backwards too."""
    parts = []
    for _ in range(rng.choice([1, 2, 5, 100])):
        a, b = rng.randrange(1900, 2030), rng.randrange(1900, 2030)
        parts.append(rng.choice(["", "", "-"]) + rng.choice(RANGES).format(a=a, b=b))
    return rng.choice([" ", " OR "]).join([*parts, rng.choice(WORDS)])


def fielded(rng: random.Random) -> str:
    """Every field with every kind of value."""
    values = ["{0}", "({0} OR {1})", '"{0} {1}"', "{0}*", "{0}~", "({0} near/5 {1})", "-{0}", "*",
              "({0} -{1})", "2021..", "quotes", "copy", "date", "..", '"', "(", ""]  # fmt: skip
    parts = []
    for _ in range(rng.choice([1, 1, 2, 4, 30])):
        value = rng.choice(values).format(rng.choice(WORDS), rng.choice(WORDS))
        parts.append(f"{rng.choice(['', '', '-'])}{rng.choice(sorted(ALL_FIELDS))}:{value}")
    return rng.choice([" ", " ", " OR "]).join(parts)


def spread(rng: random.Random) -> str:
    """Words with ``*`` and ``~`` that stand for many."""
    parts = []
    for _ in range(rng.choice([1, 2, 5, 12, 24, 40])):
        word = rng.choice(WORDS)
        cut = word[: rng.choice([1, 2, 3, 4, 9])]
        parts.append(rng.choice([cut + "*", cut + "*", word + "~", word + "~2", word * 9 + "~2"]))
    return rng.choice([" ", " OR ", " near/4 ", " -"]).join(parts)


def prose(rng: random.Random) -> str:
    """A pasted sentence, paragraph or page."""
    length = rng.choice([6, 12, 30, 100, 400])
    words = [rng.choice([*WORDS, *STOP_WORDS]) for _ in range(length)]
    return " ".join(word + rng.choice(["", "", "", ",", ".", "’s", ' "', "…"]) for word in words)


MAKERS: tuple[Callable[[random.Random], str], ...] = (
    mixed, mixed, noise, long, many, common, common, one_kind, foreign, ranges, fielded, fielded,
    spread, prose,
)  # fmt: skip
