"""Which sex a given name usually tells. The list stands in ``given.tsv`` beside this file."""

from __future__ import annotations

from functools import cache, lru_cache

from pressread.text.folding import fold_name


@lru_cache(maxsize=4096)
def sex_of(name: str) -> str:
    """ "m", "f" or "" for a given name the list does not know, or one of both."""
    return _table().get(fold_name(name), "")


@cache
def _table() -> dict[str, str]:
    from pathlib import Path  # slow to import, and needed only here

    text = Path(__file__).with_name("given.tsv").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for line in text.splitlines():
        sex, _, names = line.partition("\t")
        if sex in ("m", "f"):
            for name in names.split():
                key = fold_name(name)
                table[key] = "" if table.get(key, sex) != sex else sex
    return table
