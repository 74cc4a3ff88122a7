"""Who is who on a cluster: spellings of a surname in one document, rulings in another."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.cluster.asking import Asking
from pressread.cluster.register import Register
from pressread.cluster.rulings import Corrections, Marks, Organiser
from pressread.cluster.spellings import block_of, called, person_like, pinning, putting, root
from pressread.cluster.writing import Desk
from pressread.errors import NotFound, UsageError
from tests.cluster.scripted import Scripted, docs, hits, items

VARGA = block_of("Ilse Varga")


def names(**forms: tuple[str, int]) -> dict[str, Any]:
    """A document of the register; ``_`` stands for a blank."""
    return {
        "kind": "names", "id": VARGA,
        "value": {form.replace("_", " "): list(value) for form, value in forms.items()},
    }  # fmt: skip


def register(*answers: Any) -> tuple[Register, Scripted]:
    client = Scripted(*answers)
    return Register(Desk(Asking(client))), client


def _hits(*sources: Any) -> dict[str, Any]:
    return hits(*({"_source": source} for source in sources))


INTO = {"kind": "rulings", "id": "r", "value": {"into": {"q": "p"}}}


@pytest.mark.parametrize(
    ("form", "person"),
    [
        ("I. Varga", "p"),
        ("Ilse M. Varga", "p"),
        ("Imre Varga", None),
        ("Mr Varga", None),
    ],
)
def test_a_spelling_is_the_one_person_s_whose_every_spelling_it_fits(
    form: str, person: str | None
) -> None:
    held = {"Ilse Varga": ["p", 0], "Juan Varga": ["x", 0]}
    assert person_like(form, held, {}) == person


def test_of_merged_people_every_spelling_must_fit() -> None:
    held = {"Ilse Varga": ["p", 0], "Juan Varga": ["q", 0]}
    assert person_like("I. Varga", held, {"q": "p"}) is None
    assert root("a", {"a": "b", "b": "c"}) == "c"


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ({"I. Varga": 0, "Ilse Varga": 0}, "Ilse Varga"),
        ({"I. Varga": 2, "Ilse Varga": 1}, "I. Varga"),
        ({"Ilse Varga": 0, "Ilse Maria Varga": 0}, "Ilse Maria Varga"),
        ({"Bb Varga": 0, "Ba Varga": 0}, "Ba Varga"),
    ],
)
def test_a_person_is_called_by_the_fullest_spelling_or_the_chosen(
    forms: dict[str, int], name: str
) -> None:
    assert called({form: ["p", pinned] for form, pinned in forms.items()}) == name


def test_a_new_spelling_is_entered_with_its_surname() -> None:
    before = names(Ilse_Varga=("p", 0))
    one, client = register({"found": False}, docs((f"n:{VARGA}", before, 4)), items(200))
    one.enter_all(["I. Varga", "Ilse Varga", "I. Varga"])
    assert client.asked[0] == ("GET", "/m-desk/_doc/r", None)
    assert client.asked[2][2][1] == {
        "kind": "names", "id": VARGA, "forms": ["I. Varga", "Ilse Varga"],
        "words": ["i", "ilse", "varga"], "people": ["p"],
        "value": {"Ilse Varga": ["p", 0], "I. Varga": ["p", 0]},
    }  # fmt: skip
    assert one.is_new("I. Varga")
    assert not one.is_new("Ilse Varga")
    one.enter_all(["I. Varga"])  # known by now: nothing is asked


def test_whom_spellings_belong_to_is_told_by_one_request() -> None:
    found = _hits(names(Ilse_Varga=("p", 0), I_Varga=("p", 0), Imre_Varga=("x", 0)))
    one, client = register({"responses": [_hits(), found]})
    assert one.names_of(["I Varga", "Imre Varga", "Nobody"]) == {
        "I Varga": "Ilse Varga", "Imre Varga": "Imre Varga",
    }  # fmt: skip
    ((_, path, asked),) = client.asked
    assert path == "/_msearch"
    lookup = {"index": "m-desk", "id": f"n:{VARGA}", "path": "people"}
    (shared,) = asked[3]["query"]["bool"]["filter"][1:]
    assert {"terms": {"people": lookup}} in shared["bool"]["should"]
    assert one.names_of([]) == {}


def test_of_merged_people_those_of_other_surnames_are_asked_too() -> None:
    near = _hits(names(Ilse_Varga=("p", 0)))
    whole = _hits(names(Ilse_Varga=("p", 0)), {"value": {"Ilse Bell-Okoye Lund": ["q", 2]}})
    one, client = register({"responses": [_hits(INTO), near]}, whole)
    assert one.names_of(["Ilse Varga"]) == {"Ilse Varga": "Ilse Bell-Okoye Lund"}
    assert client.asked[1][2]["query"]["bool"]["filter"][1] == {"terms": {"people": ["p", "q"]}}


def test_people_are_found_by_every_word_of_a_name() -> None:
    one, client = register(_hits(), _hits(names(Ilse_Varga=("p", 0), Imre_Varga=("x", 0))))
    assert one.people("VÁRGA ilse") == ["p"]
    conditions = client.asked[1][2]["query"]["bool"]["filter"][1:]
    assert conditions == [{"term": {"words": "ilse"}}, {"term": {"words": "varga"}}]
    assert one.people(" ") == []


def test_a_ruling_says_into_whom_somebody_was_merged() -> None:
    both = names(Ilse_Varga=("p", 0), Imre_Varga=("x", 0))
    one, client = register(
        _hits(), _hits(both), _hits(), _hits(both),  # who they are
        docs("r"), items(200),  # the ruling
        _hits({"value": {"into": {"x": "p"}}}), _hits(both),  # all spellings
        docs((f"n:{VARGA}", both, 1)), items(200),  # the chosen name
        _hits({"value": {"into": {"x": "p"}}}), _hits(both),
    )  # fmt: skip
    assert one.merge("Ilse Varga", ["Imre Varga"]) == ["Ilse Varga", "Imre Varga"]
    written = [asked[2][1] for asked in client.asked if "_bulk" in asked[1]]
    assert written[0] == {"kind": "rulings", "id": "r", "value": {"into": {"x": "p"}}}
    assert written[1]["value"] == {"Ilse Varga": ["p", 2], "Imre Varga": ["x", 1]}


@pytest.mark.parametrize(
    ("held", "error", "told"),
    [
        ((), NotFound, "no speaker 'Varga'"),
        ([names(Ilse_Varga=("p", 0), Imre_Varga=("x", 0))], UsageError,
         "could be Ilse Varga, Imre Varga; give the whole name"),
    ],
)  # fmt: skip
def test_a_name_that_is_nobody_s_or_several_people_s_is_told(
    held: Any, error: type[Exception], told: str
) -> None:
    one, _ = register(*[_hits(*found) for found in ((), held) * 4])
    with pytest.raises(error, match=told):
        one.merge("Varga", ["Imre Varga"])


def test_changes_of_a_document_keep_what_others_wrote() -> None:
    before = {"value": {"A Varga": ["p", 0], "B Varga": ["q", 1]}}
    put = putting(VARGA, {"A Varga": ["q", 1]})
    assert put(before)["value"] == {"A Varga": ["q", 1], "B Varga": ["q", 1]}
    assert put(None)["people"] == ["q"]
    pinned = pinning(VARGA, ["A Varga", "Gone Varga"], "A Varga")
    assert pinned(before)["value"] == {"A Varga": ["p", 2], "B Varga": ["q", 1]}
    assert pinned(None) is None


# ---- what else people decide


def _ruled(kind: type, *answers: Any) -> tuple[Any, Scripted]:
    client = Scripted(*answers)
    return kind(Desk(Asking(client))), client


def test_tags_are_added_to_those_of_others() -> None:
    before = {"kind": "article", "id": "x", "tags": ["gone", "war"], "value": {}}
    one, client = _ruled(Organiser, docs(("a:x", before, 1)), items(200))
    one.tag(["x"], ["Später"], ["gone"])
    assert client.asked[1][2][1] == {**before, "tags": ["spater", "war"]}
    one, client = _ruled(Organiser, docs(("a:x", before, 1)), items(200, how="delete"))
    one.tag(["x"], [], ["gone", "war"])
    assert next(iter(client.asked[1][2][0])) == "delete"
    with pytest.raises(UsageError):
        one.tag(["x"], ["two words"], [])


@pytest.mark.parametrize(
    ("tag", "asked"),
    [
        ("War", {"term": {"tags": "war"}}),
        ("wa*", {"prefix": {"tags": "wa"}}),
        ("*", {"exists": {"field": "tags"}}),
    ],
)
def test_tagged_articles_are_asked_for(tag: str, asked: Any) -> None:
    one, client = _ruled(Organiser, _hits({"id": "x"}))
    assert one.tagged(tag) == ["x"]
    assert client.asked[0][2]["query"]["bool"]["filter"][1] == asked


def test_a_saved_search_shows_more_and_never_less_than_it_has_shown() -> None:
    held = {"kind": "saved", "id": "s", "value": {"query": "a", "seen": 7}}
    for generation, query, seen in ((9, "a", 9), (5, "a", 7), (9, "other", 7), (9, None, 9)):
        one, client = _ruled(Organiser, docs(("s:s", held, 1)), items(200))
        one.saw("s", generation, query)
        wrote = client.asked[1][2][1]["value"]["seen"] if len(client.asked) > 1 else 7
        assert wrote == seen


def test_a_ruling_in_force_is_not_entered_twice_and_the_last_is_undone() -> None:
    first = {"field": "publisher", "value": "A", "at": "2026-01-01", "statement": None,
             "text": None}  # fmt: skip
    held = {"kind": "corrections", "id": "x", "value": {"rulings": [{**first, "undone": None}]}}
    one, client = _ruled(Corrections, docs(("c:x", held, 1)))
    assert one.add("x", [first]) is False
    assert len(client.asked) == 1
    one, client = _ruled(Corrections, docs(("c:x", held, 1)), items(200))
    assert one.undo("x", "2026-02-02") == [{"id": "x", **first, "undone": None}]
    assert client.asked[1][2][1]["value"]["rulings"] == [{**first, "undone": "2026-02-02"}]


def test_marks_are_numbered_for_the_whole_archive_and_taken_away_by_number() -> None:
    mark = {"id": "x", "paragraph": 0, "start": 1, "stop": 4, "text": "abc", "note": None,
            "tags": [], "at": "now"}  # fmt: skip
    counter = {"kind": "counter", "id": "m", "value": {"number": 8}}
    one, client = _ruled(Marks, docs(("m", counter, 1)), items(200), docs("m:x"), items(200))
    assert one.add(mark)
    wrote = client.asked[3][2][1]
    assert wrote == {"kind": "marks", "id": "x", "forms": ["9"],
                     "value": {"marks": [{**mark, "number": 9}]}}  # fmt: skip
    one, client = _ruled(Marks, _hits(wrote), docs(("m:x", wrote, 1)), items(200, how="delete"))
    assert one.remove(9)
    one, _ = _ruled(Marks, _hits())
    assert not one.remove(9)
