"""A timeline counts every article once: in the bucket of its date, as vague, or as undated.

Buckets run without gaps from the first to the last, and are the finest that fit on a screen.
"""

from __future__ import annotations

import pytest

from pressread.archive.figures import counted_by
from pressread.overview import Bucket, Timeline

LAMP, POST = "The Evening Lamp", "Harbour Post"
Days = list[tuple[str, str, int]]


@pytest.mark.parametrize(
    ("days", "by", "labels", "counts"),
    [
        ([], "month", [], []),
        (["2021-08-27"], "day", ["2021-08-27"], [1]),
        (["2021-08-27", "2021-08-27"], "day", ["2021-08-27"], [2]),
        # Days that nothing appeared on stand too, over the end of a month and of a leap year's.
        (["2020-02-28", "2020-03-01"], "day", ["2020-02-28", "2020-02-29", "2020-03-01"],
         [1, 0, 1]),
        (["2021-12-31T23:50:00+01:00", "2022-01-01"], "day", ["2021-12-31", "2022-01-01"], [1, 1]),
        # One that states no day makes months of all.
        (["2021-11-30", "2022-01"], "month", ["2021-11", "2021-12", "2022-01"], [1, 0, 1]),
        (["2019", "2019-02-03"], "month", ["2019-02"], [1]),
    ],
)  # fmt: skip
def test_the_finest_bucket_without_gaps(
    days: list[str], by: str, labels: list[str], counts: list[int]
) -> None:
    found = counted_by("", [(day, LAMP, 1) for day in days])
    assert found.by == by
    assert [bucket.label for bucket in found.buckets] == labels
    assert [bucket.count for bucket in found.buckets] == counts


@pytest.mark.parametrize(
    ("first", "last", "by", "many"),
    [
        ("2021-01-01", "2021-01-30", "day", 30),
        ("2021-01-01", "2021-01-31", "month", 1),
        ("2016-01-31", "2020-12-01", "month", 60),
        ("2016-01-31", "2021-01-01", "year", 6),
        ("0033-04-03", "2021", "year", 2),  # an absurd gap is left out
    ],
)
def test_what_does_not_fit_on_a_screen_takes_the_next_wider_bucket(
    first: str, last: str, by: str, many: int
) -> None:
    found = counted_by("", [(last, LAMP, 1), (first, POST, 1)])
    assert (found.by, len(found.buckets)) == (by, many)
    assert sum(bucket.count for bucket in found.buckets) + found.vague == 2


def test_what_the_buckets_leave_out_is_counted_beside_them() -> None:
    days: Days = [
        ("", POST, 4), ("2021-08", LAMP, 2), ("2021", POST, 3), ("2021-08-27", POST, 5),
        ("2021-08-01", LAMP, 3), ("2021-08-02", "", 9), ("2021-10-09", "", 1),
    ]  # fmt: skip
    august = (("", 9), (POST, 5), (LAMP, 5))
    assert counted_by("storm", days) == Timeline(
        query="storm",
        by="month",
        buckets=(
            Bucket("2021-08", 19, tuple(sorted(august, key=lambda one: (-one[1], one[0])))),
            Bucket("2021-09", 0),
            Bucket("2021-10", 1, (("", 1),)),
        ),
        total=27,
        undated=4,
        vague=3,
    )
    assert counted_by("storm", days, "year") == Timeline(
        "storm", "year", (Bucket("2021", 23, (("", 10), (POST, 8), (LAMP, 5))),), 27, 4, 0
    )
    assert [bucket.count for bucket in counted_by("", days, "day").buckets[26:28]] == [5, 0]
    assert counted_by("", days, "day").vague == 5


def test_only_undated_articles_make_no_bucket() -> None:
    assert counted_by("", [("", LAMP, 2)], "day") == Timeline("", "day", (), 2, 2, 0)
