"""Imported once by the process that workers are forked from: all that any text needs is loaded
and compiled when they begin.
"""

from __future__ import annotations

from pressread.readers import read_bytes
from pressread.workers.reading import Plan, Reader, Reading

_SAMPLE = """News / Town

Council keeps the clock

The town clock will stay where it is, the council said on 3 May 2021 after a year of letters.

“It has been wrong since my mother was a girl, and we set our lives by it,” said Ada Brook, who
chairs the council.

The repair will cost 9,000 pounds by June 2022, and nobody has said who will climb the tower.
"""


def _warm_up() -> None:
    reader = Reader(Plan(None, "2021-05-03T12:00:00+00:00", indexed=True))
    for source in read_bytes(_SAMPLE.encode()):
        reader.take(source, Reading())


_warm_up()
