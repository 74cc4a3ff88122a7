"""Which command is which function, and under which heading help lists it."""

from __future__ import annotations

# name (of two words for a command of a group) → (module:function, heading)
COMMANDS: dict[str, tuple[str, str]] = {
    "search": ("pressread.cli.find:search", "Find"),
    "quotes": ("pressread.cli.find:quotes", "Find"),
    "list": ("pressread.cli.find:listing", "Find"),
    "similar": ("pressread.cli.find:similar", "Find"),
    "show": ("pressread.cli.read:show", "Read"),
    "diff": ("pressread.cli.read:diff", "Read"),
    "cite": ("pressread.cli.read:cite", "Read"),
    "browse": ("pressread.cli.browse:browse", "Read"),
    "timeline": ("pressread.cli.survey:timeline", "Read"),
    "stats": ("pressread.cli.survey:stats", "Read"),
    "speakers list": ("pressread.cli.people:listing", "Organise"),
    "speakers dossier": ("pressread.cli.people:dossier", "Organise"),
    "speakers merge": ("pressread.cli.people:merge", "Organise"),
    "speakers split": ("pressread.cli.people:split", "Organise"),
    "tag": ("pressread.cli.organise:tag", "Organise"),
    "note": ("pressread.cli.organise:note", "Organise"),
    "saved list": ("pressread.cli.saved:listing", "Organise"),
    "saved add": ("pressread.cli.saved:add", "Organise"),
    "saved run": ("pressread.cli.saved:run", "Organise"),
    "saved remove": ("pressread.cli.saved:remove", "Organise"),
    "import": ("pressread.cli.bring:bring", "Bring in and take out"),
    "parse": ("pressread.cli.bring:parse", "Bring in and take out"),
    "export": ("pressread.cli.bring:export", "Bring in and take out"),
    "remove": ("pressread.cli.keep:remove", "Bring in and take out"),
    "check": ("pressread.cli.keep:check", "Upkeep"),
    "reindex": ("pressread.cli.keep:reindex", "Upkeep"),
    "config": ("pressread.cli.about:config", "Upkeep"),
    "schema": ("pressread.cli.about:schema", "Upkeep"),
    "completion": ("pressread.cli.about:completion", "Upkeep"),
}
ABOUT = "An archive reader for press articles: who said what, when, and in which role."
GROUPS = {
    "speakers": "Who is quoted: the register of speakers and their spellings.",
    "saved": "Searches kept by name, and what is new in them.",
}
#: What ``pressread help`` tells beside the commands.
TOPICS = ("query", "options")
DEFAULT_OF_GROUP = "list"
#: What a group does with a word that is none of its commands: ``speakers cavusoglu``.
NAMED_IN_GROUP = {"speakers": "dossier", "saved": "run"}
WELCOME = "pressread.cli.welcome:welcome"
