"""What a word of saying governs: conditions, nouns of thinking, relative clauses."""

from __future__ import annotations

import pytest

from tests.statements.telling import reported

_CONDITIONS = [
    ("In May, Norland expressed readiness to buy the boats on the condition that plans are shared.",
     "readiness to buy the boats on the condition that plans are shared"),
    ("An official said on condition that his name not be used that the bridge would close.",
     "the bridge would close"),
    ("The mayor promised to open the bridge so that the harvest can be brought in.",
     "to open the bridge so that the harvest can be brought in"),
    ("Norland said it would sell the boats provided that the crews are trained at home.",
     "it would sell the boats provided that the crews are trained at home"),
    ("The bank offered help on the grounds that the farms had lost their crops.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _CONDITIONS)
def test_a_condition_or_reason_alone_is_not_what_is_reported(text: str, said: str | None) -> None:
    assert _contents(text) == ([said] if said else [])


_STANCES = [
    ("The minister expressed the belief on Friday, as the council kept meeting.", []),
    ("The minister expressed doubt on Monday, while the council was still meeting in town.", []),
    ("Ann Lee voiced her concern again, a day after the bridge had been closed.", []),
    ("The minister stated his view, and the council went home for the night.", []),
    ("The minister expressed the belief on Friday that the bridge would hold.",
     ["the bridge would hold"]),
    ("The minister expressed concern about the state of the bridge.",
     ["concern about the state of the bridge"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _STANCES)
def test_a_noun_of_thinking_alone_states_nothing(text: str, said: list[str]) -> None:
    assert _contents(text) == said


_LEFT_OUT = [
    ("They quarrelled over the boats, which the ministry says are not fit for the sea.",
     ["[are not fit for the sea] · ? = “the ministry” · says (say)"]),
    ("They met over the sale, which Norland alleges is not compatible with the treaty.",
     ["[is not compatible with the treaty] · Norland · alleges (say)"]),
    ("The plan, which the mayor announced on Monday, costs nine million.", []),
    ("The boats which the owners claim were stolen lay in the harbour of Norby.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _LEFT_OUT)
def test_what_is_said_of_a_relative_pronoun_stands_behind_the_verb(
    text: str, wanted: list[str]
) -> None:
    assert reported(text) == wanted


_RELATIVE = [
    ("The company, which said that prices would rise, is owned by Bo Sand.",
     "[prices would rise] · ? = “The company” · said (say)"),
    ("Ann Lee, who said that the lock was old, left on Monday.",
     "[the lock was old] · Ann Lee · said (say)"),
    ("A longtime adviser to Tom Reed, who said that the plan was dead, left on Monday.",
     "[the plan was dead] · ? = “A longtime adviser” · said (say)"),
    ("The mayor of Norby, who said that the plan was dead, left on Monday.",
     "[the plan was dead] · ? = “The mayor of Norby” · said (say)"),
    ("The talks made no mention of Ann Lee, who said that the plan was dead.",
     "[the plan was dead] · Ann Lee · said (say)"),
    ("It came from Bo Sand (Liberal), who said that the plan was dead.",
     "[the plan was dead] · Bo Sand · said (say)"),
    ("Tagir, who said that the plan was dead, left on Monday.",
     "[the plan was dead] · Tagir · said (say)"),
    ("He hired two voters who said that the lock was old.",
     "[the lock was old] · ? = “two voters” · said (say)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _RELATIVE)
def test_a_relative_pronoun_is_whom_it_means(text: str, wanted: str) -> None:
    assert reported(text) == [wanted]


def test_a_relative_pronoun_that_means_nobody_for_sure_is_no_speaker() -> None:
    found = reported("Those who said that the lock was old were few.")
    assert [line.split(" · ")[1] for line in found] == ["nobody"]


def test_who_keeps_saying_is_the_subject_of_its_verb() -> None:
    found = reported(
        "Dmitry Orlov, the head of the agency, spoke on Friday, as Norland keeps warning Sudania to"
        " drop the purchase."
    )
    assert found == ["[Sudania to drop the purchase] · Norland · warning (predict)"]


def _contents(text: str) -> list[str]:
    return [line[1:].split("]")[0].removeprefix("that ") for line in reported(text)]
