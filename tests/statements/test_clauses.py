"""Who does the saying: subjects before and after their verb, past asides, lists and participles."""

from __future__ import annotations

import pytest

from tests.statements.telling import quoted

_SUBJECTS = [
    ("“It leaks,” Ann Lee said.", ["“It leaks,” · Ann Lee · said"]),
    ("“It leaks,” said Ann Lee.", ["“It leaks,” · Ann Lee · said"]),
    (
        "“It leaks,” Ann Lee, the mayor of Ebb, said on Monday.",
        ["“It leaks,” · Ann Lee (mayor of Ebb) · said"],
    ),
    (
        "“It leaks,” said the mayor of Ebb, Ann Lee.",
        ["“It leaks,” · Ann Lee = “the mayor of Ebb” (mayor of Ebb) · said"],
    ),
    (
        "“It leaks,” said the city’s mayor, Ann Lee.",
        ["“It leaks,” · Ann Lee = “the city’s mayor” (city’s mayor) · said"],
    ),
    (
        "“It leaks,” the head of the agency said.",
        ["“It leaks,” · ? = “the head of the agency” · said"],
    ),
    (
        "“It leaks,” the leaders of France, Germany and Poland said.",
        ["“It leaks,” · ? = “the leaders of France, Germany and Poland” · said"],
    ),
    ("Ann Lee told reporters on Monday: “It leaks.”", ["“It leaks.” · Ann Lee · told"]),
    ("Ann Lee met the guild and said, “It leaks.”", ["“It leaks.” · Ann Lee · said"]),
    ("Ann Lee left the room, saying: “It leaks.”", ["“It leaks.” · Ann Lee · saying"]),
    ("Ann Lee wanted to tell them: “It leaks.”", ["“It leaks.” · Ann Lee · wanted"]),
    ("Ann Lee (who runs the guild) said: “It leaks.”", ["“It leaks.” · Ann Lee · said"]),
    (
        "“The paradox,” says Ann Lee, “is that it leaks.”",
        ["0: “The paradox,” · Ann Lee · says", "0: “is that it leaks.” · Ann Lee · says"],
    ),
    ("“It leaks,” Bo Sand told Ann Lee.", ["“It leaks,” · Bo Sand · told"]),
    ("“It leaks,” Ann Lee was told by Bo Sand.", ["“It leaks,” · Bo Sand · told"]),
    ("The plan was called “a mess” by Ann Lee.", ["partial “a mess” · Ann Lee · called"]),
    (
        "The plan was described as “a slow and costly mess” by Ann Lee of the guild.",
        ["partial “a slow and costly mess” · Ann Lee · described"],
    ),
    ("Ann Lee was quoted as saying: “It leaks.”", ["“It leaks.” · Ann Lee · quoted"]),
    (
        "Portpress quoted Ann Lee as saying: “It leaks.”",
        ["“It leaks.” · Ann Lee via Portpress · saying"],
    ),
    (
        "“It leaks,” Portpress cited Ann Lee as saying.",
        ["“It leaks,” · Ann Lee via Portpress · cited"],
    ),
    (
        "According to Ann Lee, it is “a very old and leaky dam that nobody mends”.",
        ["partial “a very old and leaky dam that nobody mends” · Ann Lee · according to"],
    ),
    (
        "It is “a very old and leaky dam,” according to Ann Lee.",
        ["partial “a very old and leaky dam,” · Ann Lee · according to"],
    ),
    ("“It leaks,” Ann Lee of Columbia, South Carolina, said.", ["“It leaks,” · Ann Lee · said"]),
    (
        "“It leaks,” a spokesman for Ann Lee said.",
        ["“It leaks,” · ? = “a spokesman for Ann Lee” · said"],
    ),
    (
        "“It leaks,” Ann Lee’s spokesman Bo Sand said.",
        ["“It leaks,” · Bo Sand (Ann Lee’s spokesman) · said"],
    ),
    ("“It leaks,” as Ann Lee put it.", ["“It leaks,” · Ann Lee · -"]),
    (
        "It is “dead on arrival,” in the words of Ann Lee.",
        ["partial “dead on arrival,” · Ann Lee · -"],
    ),
    ("“It leaks,” Ann Lee later quietly added.", ["“It leaks,” · Ann Lee · added"]),
    (
        "Bo Sand left early. “It leaks,” Ann Lee said. “It always has.”",
        ["0: “It leaks,” · Ann Lee · said", "0: “It always has.” · Ann Lee · said"],
    ),
    (
        "“It leaks,” Ann Lee said, “and it will break.”",
        ["0: “It leaks,” · Ann Lee · said", "0: “and it will break.” · Ann Lee · said"],
    ),
    ("“It leaks,” he said.", ["“It leaks,” · ? = “he” · said"]),
    ("“It leaks,” said a nurse who gave no name.", ["“It leaks,” · ? = “a nurse” · said"]),
    ("“It leaks,” reads the sign.", ["“It leaks,” · ? = “the sign” · reads"]),
    (
        "„Das reicht“, sagte die Bürgermeisterin Ida Holm am Montag.",
        [
            (
                "partial “Das reicht” · Ida Holm = “Bürgermeisterin Ida Holm” "
                "(Bürgermeisterin) · sagte"
            )
        ],
    ),
    ("Ida Holm sagte: „Das reicht nicht mehr.“", ["“Das reicht nicht mehr.” · Ida Holm · sagte"]),
    ("„Das reicht nicht“, so Ida Holm.", ["“Das reicht nicht” · Ida Holm · so"]),
    (
        "Laut Ida Holm ist das „ein langer und teurer Irrtum gewesen“.",
        ["partial “ein langer und teurer Irrtum gewesen” · Ida Holm · Laut"],
    ),
    (
        "« Rien n'est tenu », a déclaré lundi la ministre Claire Fontan.",
        ["“Rien n'est tenu” · Claire Fontan (ministre) · déclaré"],
    ),
    (
        "Selon Claire Fontan, « rien de tout cela n'est encore tenu ».",
        ["partial “rien de tout cela n'est encore tenu” · Claire Fontan · Selon"],
    ),
    (
        "« La digue fuit, explique Claire Fontan. Rien n'a changé. »",
        [("“La digue fuit, explique Claire Fontan. Rien n'a changé.” · Claire Fontan · explique")],
    ),
    (
        "«No se ha cumplido nada», dijo el lunes el ministro Pablo Ruiz.",
        ["“No se ha cumplido nada” · Pablo Ruiz (ministro) · dijo"],
    ),
    (
        "Según Carmen Ruiz, “no se ha cumplido nada de lo prometido”.",
        ["partial “no se ha cumplido nada de lo prometido” · Carmen Ruiz · Según"],
    ),
    (
        "«Non è cambiato nulla», ha detto il sindaco Paolo Neri.",
        ["“Non è cambiato nulla” · Paolo Neri (sindaco) · detto"],
    ),
    (
        "„Nic się nie zmieniło” – powiedziała Ewa Nowak.",
        ["“Nic się nie zmieniło” · Ewa Nowak · powiedziała"],
    ),
    (
        "«Ничего не изменилось», — сказала Анна Петрова.",
        ["“Ничего не изменилось” · Анна Петрова · сказала"],
    ),
    ("“Hiçbir şey değişmedi” dedi Ayşe Kaya.", ["“Hiçbir şey değişmedi” · Ayşe Kaya · dedi"]),
    (
        "“Niets is veranderd”, zei burgemeester Piet de Boer.",
        ["“Niets is veranderd” · Piet de Boer (burgemeester) · zei"],
    ),
    (
        "”Ingenting har ändrats”, sade borgmästaren Eva Lind.",
        ["“Ingenting har ändrats” · Eva Lind · sade"],
    ),
    (
        "“Nada mudou”, disse o ministro João Ramos.",
        ["partial “Nada mudou” · João Ramos (ministro) · disse"],
    ),
    ("“It leaks,” Portpress said, citing Ann Lee.", ["“It leaks,” · Ann Lee via Portpress · said"]),
    ("“It leaks,” a man who knows Ann Lee said.", ["“It leaks,” · ? = “a man” · said"]),
    ("“It leaks,” a woman who worked for Tom Reed told the court.",
     ["“It leaks,” · ? = “a woman” · told"]),
    ("A lawyer who represents Ann Lee said: “She will not stand again.”",
     ["“She will not stand again.” · ? = “A lawyer” · said"]),
    ("“It leaks,” said Ann Lee, who knows Tom Reed.", ["“It leaks,” · Ann Lee · said"]),
    ("“It leaks,” the man who won, Ann Lee said.", ["“It leaks,” · Ann Lee · said"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _SUBJECTS)
def test_the_subject_of_the_verb_of_saying_speaks(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


_SEQUENCES = [
    (
        ["“It leaks,” Ann Lee said. “It always has.” Bo Sand agreed."],
        ["0: “It leaks,” · Ann Lee · said", "0: “It always has.” · Ann Lee · said"],
    ),
    (
        ["“It leaks.", "“It always has,” Ann Lee said."],
        ["0: “It leaks.” · Ann Lee · said", "0: “It always has,” · Ann Lee · said"],
    ),
    (
        ["Ann Lee wrote:", "“It leaks and it always has.”", "“Nobody mends it.”"],
        ["“It leaks and it always has.” · Ann Lee · wrote", "“Nobody mends it.” · Ann Lee · wrote"],
    ),
    (
        ["The ministry said:", "“The dam is safe.”", "“It was tested in May.”", "Bo Sand laughed."],
        [
            "“The dam is safe.” · ? = “The ministry” · said",
            "“It was tested in May.” · ? = “The ministry” · said",
        ],
    ),
    (
        [
            "Ann Lee spoke first. “It leaks,” she said.",
            "“Nobody mends it.”",
            "Bo Sand spoke next. “It holds,” he said.",
        ],
        [
            "“It leaks,” · Ann Lee = “she” · said",
            "“Nobody mends it.” · Ann Lee = “she” · said",
            "“It holds,” · Bo Sand = “he” · said",
        ],
    ),
    (
        ["“It leaks,” Ann Lee said, “and it,” she added, “will break.”"],
        [
            "0: “It leaks,” · Ann Lee · said",
            "0: “and it,” · Ann Lee · said",
            "0: “will break.” · Ann Lee · said",
        ],
    ),
    (
        ["“It leaks,” said Ann Lee. Bo Sand called that “a lie”."],
        ["“It leaks,” · Ann Lee · said", "partial “a lie” · Bo Sand · called"],
    ),
]


@pytest.mark.parametrize(("paragraphs", "wanted"), _SEQUENCES)
def test_who_goes_on_and_what_belongs_together(paragraphs: list[str], wanted: list[str]) -> None:
    assert quoted(*paragraphs) == wanted
