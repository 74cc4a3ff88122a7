"""No import circle stands in the package, imports inside functions and for types included.

The linter of imports holds the direction of the arrows between rooms; this holds what it does
not see, circles of files inside a room. A circle means that no file of it can be read alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(_imports(SOURCE)) == []


def test_a_circle_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]


def circles(imports: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules of which each reaches each other, sorted (the sets that Tarjan names)."""
    reached = {module: set(_reached(module, imports)) for module in imports}
    groups = {
        frozenset(other for other in reached[module] if module in reached[other])
        for module in imports
    }
    return sorted(sorted(group) for group in groups if group)


def _reached(start: str, imports: dict[str, set[str]]) -> Iterator[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for module in imports[ahead.pop()] - seen:
            seen.add(module)
            ahead.append(module)
            yield module


def _imports(source: Path) -> dict[str, set[str]]:
    paths = {_name(path, source): path for path in sorted(source.rglob("*.py"))}
    return {name: set(_imported(name, path, paths)) - {name} for name, path in paths.items()}


def _name(path: Path, source: Path) -> str:
    return ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")


def _imported(name: str, path: Path, modules: dict[str, Path]) -> Iterator[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: 1 - node.level or None]) if node.level else ""
            base = ".".join(part for part in (base, node.module) if part)
            full = {f"{base}.{alias.name}" for alias in node.names}
            yield from (full & modules.keys()) or ({base} & modules.keys())
