"""Questions in words: who is asked about, and what (issue 17)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest

from pressread.archive import Archive
from pressread.cli.quotes import Asked, is_question, read
from tests.cli.conftest import Pressread

REGISTER = ("Mevlüt Çavuşoğlu", "Sergei Lavrov", "Ursula von der Leyen", "Zanele Mbeki", "Ali Say")


class People:
    """An archive that knows some people."""

    def speakers(self, name: str) -> list[str]:
        from pressread.text.folding import fold_name

        wanted = fold_name(name).split()
        known = [one for one in REGISTER if all(w in fold_name(one).split() for w in wanted)]
        return known if wanted else []


@pytest.mark.parametrize(
    ("text", "query", "by"),
    [
        ("what did Cavusoglu say about the S-400", "S-400", "Cavusoglu"),
        ("what did cavusoglu say about the s-400?", "s-400", "cavusoglu"),
        ("What has Sergei Lavrov said on sanctions?", "sanctions", "Sergei Lavrov"),
        ("who said grave mistake", "grave mistake", None),
        ("what was said about Lavrov", "Lavrov", None),
        ("when did Zanele Mbeki announce the ferry", "ferry", "Zanele Mbeki"),
        ("what did Ursula von der Leyen say", "", "Ursula von der Leyen"),
        ("what did Ali Say say about fish", "fish", "Ali Say"),
        ("what did the minister say about Lavrov’s visit", "minister Lavrov visit", None),
        ("Was hat Lavrov über die Sanktionen gesagt?", "Sanktionen", "Lavrov"),
        ("Was sagte Mbeki zur Fähre", "Fähre", "Mbeki"),
        ("Qu’a dit Lavrov sur les sanctions ?", "sanctions", "Lavrov"),
        ("¿Qué dijo Mbeki sobre el puerto?", "puerto", "Mbeki"),
        ("Cosa ha detto Lavrov sulla guerra", "guerra", "Lavrov"),
        ("Wat zei Mbeki over de veerboot", "veerboot", "Mbeki"),
        ("Что сказал Lavrov о санкциях", "санкциях", "Lavrov"),
    ],
)
def test_a_question_is_read_as_a_query_and_a_speaker(text: str, query: str, by: str | None) -> None:
    assert is_question(text)
    assert read(text, cast(Archive, People())) == Asked(query, by)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "s-400 sanctions",
        "what they carried",
        "say",
        "did say",
        'who said "grave mistake"',
        "who said mistake OR error",
        "speaker:lavrov what did he say",
        "what did (lavrov) say",
        "lavrov said what",
        "war was said",
        "what " + "word " * 50 + "say",
    ],
)
def test_a_query_is_left_as_it_is(text: str) -> None:
    assert not is_question(text)


QUESTION = "what did Sarah Miller say about the ferry"


def found(pressread: Pressread, *arguments: str) -> Any:
    return json.loads(pressread(*arguments, "--json").out)


@pytest.mark.parametrize(
    "arguments", [[QUESTION], ["quotes", QUESTION], ["quotes", *QUESTION.split()]]
)
def test_a_question_is_answered_wherever_it_is_asked(
    archive: Path, pressread: Pressread, arguments: list[str]
) -> None:
    (speaker,) = {
        quote["speaker"]["name"] for quote in found(pressread, "quotes")["quotes"]
        if quote["speaker"] and quote["speaker"]["name"]
    } & {"Işıl Çağlar"}  # fmt: skip
    line = [word.replace("Sarah Miller", speaker) for word in arguments]
    if len(line) > 2:
        line = " ".join(line).replace("Sarah Miller", speaker).split()
    done = pressread(*line)
    assert "read as: pressread quotes ferry --by 'Işıl Çağlar'\n" in done.err
    answer, plain = (
        pressread(*line, "--json"),
        pressread("quotes", "ferry", "--by", speaker, "--json"),
    )
    assert (answer.code, answer.out) == (plain.code, plain.out)


def test_an_option_that_names_the_speaker_wins(archive: Path, pressread: Pressread) -> None:
    done = pressread("quotes", "what did Işıl Çağlar say", "--by", "nobody at all")
    assert "--by 'nobody at all'" in done.err


def test_both_ways_in_take_a_bare_question(
    archive: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from pressread.cli.app import run_app
    from pressread.cli.quick_parser import run

    assert run([QUESTION, "--json"]) == run_app([QUESTION, "--json"])
    told = capfd.readouterr().out
    assert told[: len(told) // 2] == told[len(told) // 2 :]
