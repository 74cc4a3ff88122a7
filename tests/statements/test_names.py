"""Who is named under a statement, and who is not: each table is one kind of mistake."""

from __future__ import annotations

import pytest

from pressread.article import Speaker
from pressread.extraction.statements import extract_quotes


def speaker(text: str) -> Speaker | None:
    """The speaker of the last quotation of a text."""
    quotes = extract_quotes(text)
    assert quotes, text
    return quotes[-1].speaker


def name(text: str) -> str | None:
    found = speaker(text)
    return found.name if found else None


_NOBODY = [
    "“We agreed,” said a spokeswoman for Transport Minister Ida Holm.\n\n“No date,” the spokeswoman"
    " said.",
    "Later an aide to Senator Ivor Pell came out.\n\n“He has read it twice,” the aide said.",
    "Finance Minister Lena Storm left, a diplomat said.\n\n“She was cross,” the diplomat said.",
    "It belongs to the Harbour Guard, a source said.\n\n“No date is set,” the source said.",
    "Mayor Ada Obi of Eastport and Mayor Ben Roth of Weston met.\n\n“It is their road,” the mayor"
    " said.",
    "“We mourn a friend,” the President of the Assembly said on Monday.",
    "Lena Straub, a rower from Ghent, won.\n\n“The water was kind,” the Belgian said.",
]


@pytest.mark.parametrize("text", _NOBODY)
def test_a_noun_that_nobody_is_named_by_stays_unnamed(text: str) -> None:
    assert name(text) is None


_HOLDERS = [
    ("John Vane, the mayor of Dunmore, met the guild.\n\n“It went badly,” said the mayor.",
     "John Vane"),
    ("The governor of Texas, Carla Boone, met the guild.\n\n“It went badly,” the governor said.",
     "Carla Boone"),
    ("Piet Aalders, a spokesman for Gazneft, said the pipe was shut.\n\n“No date,” the spokesman"
     " said.", "Piet Aalders"),
    ("Bürgermeisterin Ada Ohm gab die Brücke frei.\n\n„Sie wird halten“, sagte die"
     " Bürgermeisterin.", "Ada Ohm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _HOLDERS, ids=[row[1] for row in _HOLDERS])
def test_an_office_with_one_holder_is_that_person(text: str, wanted: str) -> None:
    assert name(text) == wanted


_OFFICES = [
    ("Minister of National Defence Hulusi Akman", "Hulusi Akman", "Minister of National Defence"),
    ("Secretary of State for Health Matt Hendcote", "Matt Hendcote",
     "Secretary of State for Health"),
    ("Minister for Higher Education and Research Odile Roche", "Odile Roche",
     "Minister for Higher Education and Research"),
    ("Head of the Growers Council Mia Lund", "Mia Lund", None),
    ("Bank of England Governor Mark Carney", "Mark Carney", "Bank of England Governor"),
    ("Mayor of New York Bill de Vries", "Bill de Vries", None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted", "role"), _OFFICES, ids=[row[1] for row in _OFFICES])
def test_an_office_ends_where_the_name_begins(written: str, wanted: str, role: str | None) -> None:
    found = speaker(f"{written} spoke on Monday. “It went badly,” {wanted.split()[-1]} said.")
    assert found is not None
    assert found.name == wanted
    assert role is None or found.role == role
    assert not (found.role or "").endswith((" of", " for", " the"))


_PASSED_ON = [
    ("Interpost quoted Foreign Minister Sergei Lavenko as saying: “We will answer.”", "Interpost"),
    ("Sergei Lavenko flew home.\n\n“It is signed,” Interpost quoted Lavenko as saying.",
     "Interpost"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "via"), _PASSED_ON)
def test_who_is_quoted_speaks_and_who_quotes_passes_on(text: str, via: str) -> None:
    found = speaker(text)
    assert found is not None
    assert (found.name, found.via) == ("Sergei Lavenko", via)


@pytest.mark.parametrize("given", ["Jean", "Kim", "Andrea", "Nicola", "Robin"])
def test_a_name_of_both_sexes_does_not_lose_its_he_to_the_speaker_before(given: str) -> None:
    text = (
        "“We are not enemies,” Kostas Vlahos told reporters in Athens.\n\n"
        f"{given} Carpent disagreed. “I count boats,” he said."
    )
    assert name(text) in (f"{given} Carpent", None)


_GERMAN = [
    ("Im Bericht der Zeitung heißt es: „Der Deich hätte nie gebaut werden dürfen.“", None),
    ("Dazu bestreitet der Konzern jede Schuld: „Es gab keine Absprachen mit Händlern.“", None),
    ("„Der Wind hat geholfen“, sagte Trainer Sönke Dahl.", "Sönke Dahl"),
    ("„Das Geld reicht nicht“, sagte Bürgermeisterin Karla Wendeburg.", "Karla Wendeburg"),
    ("Dann kam das Video von Alexej Tawal. „Ich habe keine Angst“, sagte Tawal.", "Alexej Tawal"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _GERMAN, ids=[str(row[1]) for row in _GERMAN])
def test_a_german_noun_is_nobody(text: str, wanted: str | None) -> None:
    assert name(text) == wanted


_SCRIPTS = [
    ("“我们愿意坐下来谈，但条件必须公平。”王立群对记者说。", "我们愿意坐下来谈，但条件必须公平。"),
    ("「条件が公平であれば、いつでも話し合う用意がある」と田中氏は述べた。",
     "条件が公平であれば、いつでも話し合う用意がある"),
    ('"אנחנו מוכנים לדבר, אבל התנאים חייבים להיות הוגנים", אמר לוין.',
     "אנחנו מוכנים לדבר, אבל התנאים חייבים להיות הוגנים"),
    ("«نحن مستعدون للحوار بشرط أن تكون الشروط عادلة»، قال السالمي.",
     "نحن مستعدون للحوار بشرط أن تكون الشروط عادلة"),
    ("– Vi har lappet den elleve ganger, sier ingeniør Greta Lind.",
     "Vi har lappet den elleve ganger"),
    ("—Lo hemos parcheado once veces —dijo la ingeniera Greta Lind.",
     "Lo hemos parcheado once veces"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _SCRIPTS)
def test_marks_of_every_script_and_dashes_find_the_words(text: str, said: str) -> None:
    assert [quote.text for quote in extract_quotes(text)] == [said]


_SILENT = [
    "The council wants three things:\n\n– a new bridge\n\n– a lower toll\n\n– a ferry on Sundays",
    "The army ended “Operation Lotus” on Monday.",
    "The bill used the word “union” nine times.",
    'צה"ל לא מסר תגובה, וראש הממשלה סירב להגיב.',
]


@pytest.mark.parametrize("text", _SILENT)
def test_lists_titles_and_marks_that_are_letters_say_nothing(text: str) -> None:
    assert extract_quotes(text) == ()


def test_turns_of_a_broadcast_have_names_and_offices() -> None:
    quotes = extract_quotes(
        "MAJA EK, LOWLAND TONIGHT ANCHOR: Good evening. The lock closes.\n\n"
        "OLLE BRANDT, MAYOR OF BRACKWATER: A lock that breaks costs more.\n\n"
        "EK: All right, thank you for that."
    )
    assert [(q.speaker.name, q.speaker.role) for q in quotes if q.speaker] == [
        ("Maja Ek", "LOWLAND TONIGHT ANCHOR"),
        ("Olle Brandt", "MAYOR OF BRACKWATER"),
        ("Maja Ek", None),
    ]


def test_a_name_that_is_unsure_stands_in_candidate_and_the_mention_alone_speaks() -> None:
    quotes = extract_quotes(
        "Hannah Keller opened the show. Her brother's widow, Vera Keller, came too.\n\n"
        "“I have seen them all,” Keller said."
    )
    found = quotes[-1]
    assert found.speaker is None or found.speaker.name in (None, "Vera Keller", "Hannah Keller")
    if found.speaker is not None and found.speaker.name is None:
        assert found.candidate is not None
        assert found.candidate.name in ("Vera Keller", "Hannah Keller")


_SURNAMED = [
    ("Dana King, a welder, spoke first. “It leaks,” King said.", "Dana King"),
    ("Ellen Lord, who runs the fund, spoke first. “It is safe,” Lord said.", "Ellen Lord"),
    ("“It leaks,” said Mark Bishop, a welder.", "Mark Bishop"),
    ("Welders met. “It leaks,” said the deputy mayor.", None),
]


@pytest.mark.parametrize(("text", "wanted"), _SURNAMED)
def test_an_office_after_a_given_name_is_a_surname(text: str, wanted: str | None) -> None:
    assert name(text) == wanted


_NEWCOMERS = [
    "Ruth Vale left at six. Ruth Vale was cheered.\n\nA nurse, who gave no name, said the ward was"
    " full. “We slept there,” she said.",
    "La ministre Claire Fontan est partie. Claire Fontan a souri.\n\nUne éleveuse a dit non. « Rien"
    " n'est tenu », a-t-elle ajouté.",
    "Ministerin Anna Lind ging. Anna Lind lachte.\n\nEine Sprecherin der Werke sagte nichts Neues."
    " „Wir warten ab“, sagte sie.",
    "La alcaldesa Carmen Ruiz se fue. Carmen Ruiz sonrió.\n\nUna portavoz dijo que no. “Nada ha"
    " cambiado”, añadió ella.",
    "La ministre Claire Fontan est partie.\n\nLe sénateur Paul Val attend. « Rien », a-t-il"
    " dit.\n\nUne éleveuse l'interrompt. « Parle pour toi », lance-t-elle.",
    "Le maire de Vaubrec a souri.\n\n« Rien n'est tenu », a-t-elle ajouté.",
    "L'entraîneur Bruno Salva est parti.\n\n« Rien n'est tenu », a-t-elle ajouté.",
]


@pytest.mark.parametrize("text", _NEWCOMERS)
def test_a_pronoun_after_somebody_without_a_name_is_nobody_named(text: str) -> None:
    assert name(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Paul Vane, a driver from Ebb who is a member of the guild, said he agreed. “It leaks,” he"
        " said.",
        "Vane, who is a pastor in Ebb, slammed the guild. Paul Vane said it again.\n\n“It leaks,”"
        " he said.",
    ],
)
def test_a_trade_beside_a_name_brings_in_nobody_else(text: str) -> None:
    assert name(text) == "Paul Vane"


def test_a_name_that_follows_takes_over_from_who_had_none() -> None:
    text = "A minister spoke on Monday. Paul Vane opened the talks.\n\n“It leaks,” he said."
    assert name(text) == "Paul Vane"


@pytest.mark.parametrize("courtesy", ["Mr", "Mrs", "Ms"])
def test_a_courtesy_does_not_choose_between_two_whose_sex_nobody_tells(courtesy: str) -> None:
    text = f"Rhys Morgan will face Carys Morgan in May.\n\n“Coal fed us,” {courtesy} Morgan said."
    assert name(text) is None
    assert name(text + "\n\n“We are not related,” Morgan said.") is None


def test_an_elided_article_and_a_trade_are_no_part_of_a_name() -> None:
    assert name("« Rien n'est tenu », a déclaré l'éleveur Paul Roux.") == "Paul Roux"
    assert name("L'éleveur Paul Roux attend. « Rien n'est tenu », a déclaré Roux.") == "Paul Roux"


@pytest.mark.parametrize("below", ["", "\n\nSu padre, el juez Tomás Loaysa, murió ayer."])
def test_one_letter_is_nobodys_name(below: str) -> None:
    turns = "P: ¿Por qué?\n\nR: Porque no tenía prisa.\n\nP: ¿Volverá?\n\nR: Yo no lo creo." + below
    assert {one.speaker and one.speaker.name for one in extract_quotes(turns)} == {None}


def test_an_inverted_pronoun_after_the_marks_tells_of_speech_whatever_the_verb() -> None:
    text = "L'éleveur Michel Tournier attend. « On ne nous écoute plus », soupire-t-il."
    assert name(text) == "Michel Tournier"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("« C'est faux », a rétorqué Claire Fontan.", "Claire Fontan"),
        ("“Nadie está por encima”, replicó Carmen Ruiz.", "Carmen Ruiz"),
        ("„To obraźliwe”, odpowiedziała Ewa Nowak.", "Ewa Nowak"),
    ],
)
def test_verbs_of_answering_are_verbs_of_saying(text: str, wanted: str) -> None:
    assert name(text) == wanted


def test_a_surname_is_not_that_of_a_namesake_who_comes_in_later_in_the_paragraph() -> None:
    assert name("“He never liked it,” Vela said of her father, Ivo Vela.") is None


_BEGINNINGS = [
    ("Broadcaster Jeremy Vale wept.\n\n“It hurt,” Vale said.", "Jeremy Vale"),
    ("Harbour Pictures Bill Roe wept.\n\n“It hurt,” Roe said.", "Bill Roe"),
    ("Pennsea Co Chairman J. Hugh Lidd spoke.\n\n“It hurt,” Lidd said.", "J. Hugh Lidd"),
    ("The New York Grain Exchange was shut for weeks.\n\nThe Exchange said: “It is safe to trade.”",
     "New York Grain Exchange"),
    ("Petty Oil sued Alan Roe.\n\n“It hurt us all,” he said.", "Alan Roe"),
    ("Mary Beth Lund spoke.\n\n“It hurt,” Lund said.", "Mary Beth Lund"),
    ("Nirav Amit Mody spoke.\n\n“It hurt,” Mody said.", "Nirav Amit Mody"),
    ("The HBC Harbour Prize was given.\n\nHBC said it was “a very good year for us”.", "HBC"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _BEGINNINGS, ids=[row[1] for row in _BEGINNINGS])
def test_a_name_begins_behind_trades_bodies_and_captions(text: str, wanted: str) -> None:
    assert name(text) == wanted


def test_an_office_of_one_place_is_not_that_of_another() -> None:
    text = "Dunmore’s president, Ann Lee, left.\n\n“It leaks,” said the president of Weston."
    assert name(text) is None
