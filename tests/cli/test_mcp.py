"""``pressread mcp``, asked by a real client over stdio (issue 17)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")
import anyio
from mcp import Client, StdioServerParameters

from tests.cli.conftest import Pressread, environment


def asked(archive: Path, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, Any]]:
    """Whether each call was refused, and its answer."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "pressread", "--archive", str(archive), "mcp"],
        env=environment(),
    )

    async def talk() -> list[tuple[bool, Any]]:
        async with Client(server) as client:
            tools = (await client.list_tools()).tools
            assert {one.name for one in tools} == {
                "search", "quotes", "show", "speakers", "timeline",
            }  # fmt: skip
            assert all(one.annotations and one.annotations.read_only_hint for one in tools)
            answers = []
            for name, arguments in calls:
                done = await client.call_tool(name, arguments)
                text = "".join(getattr(part, "text", "") for part in done.content)
                answers.append((bool(done.is_error), text))
            return answers

    return anyio.run(talk)


def test_an_agent_gets_what_the_command_line_prints(archive: Path, pressread: Pressread) -> None:
    wanted = [
        pressread("search", "ferry", "--json").out,
        pressread("quotes", "--by", "lee", "--json").out,
        pressread("speakers", "list", "lee", "--json").out,
        pressread("timeline", "ferry", "--per", "month", "--json").out,
    ]
    found = asked(
        archive,
        ("search", {"query": "ferry"}), ("quotes", {"by": "lee"}), ("speakers", {"name": "lee"}),
        ("timeline", {"query": "ferry", "per": "month"}),
    )  # fmt: skip
    assert [json.loads(text) for _, text in found] == [json.loads(text) for text in wanted]


def test_an_article_comes_from_a_paragraph_on(archive: Path, pressread: Pressread) -> None:
    id = json.loads(pressread("search", "ferry", "--json").out)["hits"][0]["id"]
    record = json.loads(pressread("show", id, "--json").out)
    (_, whole), (_, later) = asked(
        archive, ("show", {"id": id[:6]}), ("show", {"id": id, "first_paragraph": 2})
    )
    assert json.loads(whole)["body"] == record["body"]
    assert json.loads(later)["body"] == record["body"][1:]
    assert all(one["paragraph"] >= 1 for one in json.loads(later)["quotes"])


def test_what_cannot_be_is_refused_in_a_line(archive: Path) -> None:
    refused = asked(
        archive,
        ("search", {"query": "ferry", "limit": 1_000_000}), ("quotes", {"page": 0}),
        ("search", {"query": '"ferry'}), ("show", {"id": "nothere"}),
        ("timeline", {"per": "century"}), ("search", {"query": "x", "sort": "loudest"}),
    )  # fmt: skip
    told = ("limit is 1 to 100", "page 1 or more", "", "no article", "year, month or day", "sort")
    for (wrong, text), words in zip(refused, told, strict=True):
        assert wrong
        assert words in text
        assert "\n" not in text
        assert "Traceback" not in text
