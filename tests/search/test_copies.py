"""What counts as one dispatch printed twice."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pressread.index.documents import signature
from pressread.index.evaluate.near_copies import Heads, are_copies, copy_groups

DISPATCH = [
    f"On day {n} of the strike the harbour master counted {n + 3} ships at the quay and {n * 7} "
    f"lorries before gate {n % 5}, while talks in room {n + 40} went on until {n % 12} o’clock."
    for n in range(9)
]
OTHER = [
    f"Round {n}: the chess club of district {n + 2} won {n % 4} games of {n + 9} and its captain "
    f"thanked {n + 1} helpers for bringing board {n + 11} up to floor {n % 6} without a lift."
    for n in range(9)
]


def sketch(body: list[str]) -> int:
    return signature(body)[0]


def test_a_cut_or_rewritten_dispatch_is_a_copy() -> None:
    shorter = ["A new first paragraph of our own.", *DISPATCH[:8]]
    assert are_copies(sketch(DISPATCH), sketch(shorter))
    assert not are_copies(sketch(DISPATCH), sketch(OTHER))


def test_copies_point_at_the_first_of_them() -> None:
    bodies = [OTHER, DISPATCH, ["Too short."], DISPATCH[:8], ["Too short."]]
    assert copy_groups([signature(body) for body in bodies]) == [0, 1, 2, 1, 4]


def test_the_signature_survives_case_and_white_space() -> None:
    assert signature([" ".join(DISPATCH).upper()]) == signature(DISPATCH)


@given(st.randoms(use_true_random=False))
def test_the_first_copy_is_found_without_comparing_with_all(chance: random.Random) -> None:
    pool = [bytes(sorted(chance.sample(range(256), 8))) for _ in range(6)]
    sketches = []
    for _ in range(40):
        marks = set(chance.choice(pool))
        for _ in range(chance.randrange(4)):
            marks.discard(chance.choice(sorted(marks)))
            marks.add(chance.randrange(256))
        sketches.append(int.from_bytes(bytes(sorted(marks)[:8]).ljust(8, b"\0")))
    sketches[7] = 0
    heads = Heads()
    for at, sketch in enumerate(sketches):
        expected = [n for n, other in enumerate(sketches[:at]) if are_copies(sketch, other)]
        if sketch:
            assert heads.first_like(sketch) == min(expected, default=None)
        heads.add(sketch)
