"""Pages that mkdocs adds to the documentation: README, recipes, changes, and one a command.

They are made from what stands elsewhere, so nothing is told twice.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from pressread.cli.commands import COMMANDS, TOPICS
from pressread.cli.help_pages import page
from pressread.cli.manual import markdown_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).parents[1]
_TOP = {"index.md": "README.md", "recipes.md": "RECIPES.md", "changes.md": "CHANGELOG.md"}
_OWN = re.compile(r"\]\((?:docs/|RECIPES|CHANGELOG|CONTRIBUTING)[^)]*\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages that are there, and those that are made."""
    for name, source in _TOP.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=_OWN.sub(_moved, text)))
    for picture in (ROOT / "pictures").glob("*.svg"):
        files.append(File.generated(config, f"pictures/{picture.name}", abs_src_path=str(picture)))
    groups: dict[str, list[str]] = {}
    for name in COMMANDS:
        path = f"commands/{name.replace(' ', '-')}.md"
        groups.setdefault(COMMANDS[name].heading, []).append(path)
        text = "\n".join(markdown_of(name)).replace("## ", "# ", 1)
        files.append(File.generated(config, path, content=text))
    for name in TOPICS:
        text = f"# help {name}\n\n```text\n{page(name)}```\n"
        files.append(File.generated(config, f"help/{name}.md", content=text))
    helped = [f"help/{name}.md" for name in TOPICS]
    config.nav = [*(config.nav or []), {"Commands": [{k: v} for k, v in groups.items()]},
                  {"Help": helped}]  # fmt: skip
    return files


def _moved(found: re.Match[str]) -> str:
    """A link of the top folder as it is within the site."""
    target = found[0][2:-1].removeprefix("docs/")
    named = {source: name for name, source in _TOP.items()}
    return f"]({named.get(target, target)})"
