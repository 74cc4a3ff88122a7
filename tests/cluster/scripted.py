"""A client that answers as it is told, without a connection: what is asked is compared whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pressread.cluster.client import Client
from pressread.cluster.endpoint import read_address
from pressread.jsontext import encode, loads

#: An answer of a search that found nothing.
NOTHING: dict[str, Any] = {"hits": {"hits": [], "total": {"value": 0}}, "aggregations": {}}


class Scripted(Client):
    """Gives ``answers`` one after the other; ``asked`` has (method, path, body or lines)."""

    def __init__(self, *answers: Any) -> None:
        super().__init__(read_address("http://localhost/m"))
        self.answers = list(answers)
        self.asked: list[tuple[str, str, Any]] = []

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        write: bool = False,
        allow: Iterable[int] = (),
        answer: float | None = None,
    ) -> tuple[int, Any]:
        lines = isinstance(body, bytes)
        told = list(map(loads, body.decode().splitlines())) if lines else loads(encode(body))
        self.asked.append((method, path, told))
        found = self.answers.pop(0)
        return found if isinstance(found, tuple) else (200, found)


def hits(*found: dict[str, Any], total: int | None = None, **more: Any) -> dict[str, Any]:
    """An answer with these hits."""
    count = len(found) if total is None else total
    return {"hits": {"hits": list(found), "total": {"value": count}}, **more}


def items(*statuses: int | tuple[int, str, str], how: str = "create") -> dict[str, Any]:
    """An answer of a bulk: a status a document, with type and reason of an error."""
    return {"items": [{how: _item(status)} for status in statuses]}


def _item(status: int | tuple[int, str, str]) -> dict[str, Any]:
    if isinstance(status, int):
        return {"status": status}
    code, kind, reason = status
    return {"status": code, "error": {"type": kind, "reason": reason}}


def docs(*found: tuple[str, Any, int] | str) -> dict[str, Any]:
    """An answer of an ``_mget``: an id that is not there, or (id, source, seq_no)."""
    return {"docs": [_doc(one) for one in found]}


def _doc(one: tuple[str, Any, int] | str) -> dict[str, Any]:
    if isinstance(one, str):
        return {"_id": one, "found": False}
    id, source, number = one
    return {"_id": id, "found": True, "_source": source, "_seq_no": number, "_primary_term": 1}
