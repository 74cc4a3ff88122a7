"""Shell completion: the scripts, and the answer they ask for.

The scripts call ``pressread __complete WORD…`` with the words up to the cursor; the answer is a
line for each candidate, with a tab and a description after it where there is one. Commands and
options come from the table, ids, speakers, publishers, sections and tags from the archive.
"""

from __future__ import annotations

from pressread.cli import writing
from pressread.cli.commands import COMMANDS, FLAG, GROUPS, ROOT, tags_last

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressread.cli.commands import Parameter

MOST = 200  # candidates; a shell asks before it shows so many
_BY_VALUE = {
    "ID": "ids", "OTHER": "ids", "ID… +TAG -TAG": "ids", "NAME": "speakers", "SAVED": "saved",
    "DIR": "paths", "PATH": "paths", "FILE": "paths",
}  # fmt: skip
_BY_NAME = {"publisher": "publishers", "section": "sections", "by": "speakers"}
_BY_FIELD = {
    "publisher": "publishers",
    "section": "sections",
    "speaker": "speakers",
    "language": "languages",
    "tag": "tags",
}
Candidate = tuple[str, str]

_BASH = """\
_pressread() {
    local IFS=$'\\n' line word n
    local -a words=()
    for ((n = 1; n <= COMP_CWORD; n++)); do  # bash parts words at colons
        if ((n > 1)) && [[ ${COMP_WORDS[n]} == : || ${COMP_WORDS[n - 1]} == : ]]; then
            words[${#words[@]} - 1]+="${COMP_WORDS[n]}"
        else
            words+=("${COMP_WORDS[n]}")
        fi
    done
    word="${words[${#words[@]} - 1]}"
    COMPREPLY=()
    while IFS= read -r line; do
        line="${line%%$'\\t'*}"
        if [[ $line == :paths ]]; then
            COMPREPLY+=($(compgen -f -- "$word"))
            compopt -o filenames 2>/dev/null
        else
            [[ $word == *:* ]] && line="${line#"${word%"${word##*:}"}"}"
            COMPREPLY+=("$(printf '%q' "$line")")
        fi
    done < <(pressread __complete "${words[@]}" 2>/dev/null)
}
complete -F _pressread pressread
"""
_ZSH = """\
#compdef pressread
_pressread() {
    local line value
    local -a values described
    for line in ${(f)"$(pressread __complete "${(@)words[2,CURRENT]}" 2>/dev/null)"}; do
        if [[ $line == :paths ]]; then _files; continue; fi
        value=${line%%$'\\t'*}
        values+=("$value")
        described+=("$value  ${${line#*$'\\t'}:#$value}")
    done
    (( $#values )) && compadd -U -l -d described -a values
}
if [[ $funcstack[1] == _pressread ]]; then _pressread "$@"; else compdef _pressread pressread; fi
"""
_FISH = """\
function __pressread_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (pressread __complete $words[2..-1] 2>/dev/null)
        if test "$line" = :paths
            __fish_complete_path (commandline -ct)
        else
            printf '%s\\n' $line
        end
    end
end
complete -c pressread -f -a '(__pressread_complete)'
"""


def script(shell: str) -> str:
    """The completion script of bash, zsh or fish."""
    return {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}[shell]


def answer(words: Sequence[str]) -> int:
    """Print the candidates for the last of ``words``; silent about any trouble."""
    from pressread.errors import PressreadError
    from pressread.sanitize import clean

    try:
        for value, told in candidates(list(words)):
            writing.write(clean(value) + (f"\t{clean(told)}" if told else "") + "\n")
    except (PressreadError, OSError):
        return 0  # a completion has nowhere to complain
    return 0


def candidates(words: list[str]) -> Iterator[Candidate]:
    """What the last word (maybe empty) could become."""
    before, last = (words[:-1], words[-1]) if words else ([], "")
    name, rest = _command(before)
    leading = _waiting(before, ROOT.parameters) if name is None else None
    if leading is not None:
        yield from _values(leading, last, before)
        return
    if name is None:
        yield from _starting(_names(rest, last.startswith("-")), last)
        return
    parameters = COMMANDS[name].parameters
    waiting = _waiting(rest, parameters)
    if waiting is not None:
        yield from _values(waiting, last, before)
    elif last.startswith("-") and name != "tag":
        yield from _starting(_options(parameters), last)
    elif name == "tag" and last[:1] in ("+", "-"):
        tags = ((last[0] + tag, told) for tag, told in _from_archive("tags", "", before))
        yield from _starting(tags, last)
    else:
        argument = _argument(rest, parameters)
        if argument is not None:
            yield from _values(argument, last, before)


def _command(before: list[str]) -> tuple[str | None, list[str]]:
    """The command that the words name, and what follows; ``None`` while none is named."""
    rest = list(before)
    while rest and rest[0].startswith("-"):
        del rest[: 1 if "=" in rest[0] else 2]
    if not rest:
        return None, []
    if rest[0] in GROUPS:
        two = " ".join(rest[:2])
        return (two, rest[2:]) if two in COMMANDS else (None, rest[:1])
    return (rest[0], rest[1:]) if rest[0] in COMMANDS else (None, ["?"])


def _options(parameters: Iterable[Parameter]) -> Iterator[Candidate]:
    return (
        (spelling, parameter.told.rstrip(",."))
        for parameter in parameters
        for spelling in parameter.spellings
        if spelling[:2] == "--"
    )


def _names(group: list[str], options: bool) -> Iterator[Candidate]:
    if options:
        yield from _options(ROOT.parameters)
        return
    lead = f"{group[0]} " if group else ""
    for name, command in COMMANDS.items():
        rest = name.removeprefix(lead)
        if name.startswith(lead) and " " not in rest:
            yield rest, _short(command.sentence())
    if not group:
        yield from ((name, _short(told)) for name, told in GROUPS.items())


def _short(told: str) -> str:
    return told.partition(":")[0]


def _waiting(rest: list[str], parameters: Sequence[Parameter]) -> Parameter | None:
    """The option whose value comes next, where the word before is one."""
    if not rest:
        return None
    for parameter in parameters:
        if rest[-1] in parameter.spellings and parameter.kind != FLAG:
            return parameter
    return None


def _argument(rest: list[str], parameters: Sequence[Parameter]) -> Parameter | None:
    """The argument that comes next, by how many words are no options."""
    given = len([word for word in tags_last(rest) if not word.startswith("-")])
    arguments = [parameter for parameter in parameters if not parameter.is_option]
    if not arguments:
        return None
    if given < len(arguments):
        return arguments[given]
    return arguments[-1] if arguments[-1].several else None


def _values(parameter: Parameter, last: str, before: list[str]) -> Iterator[Candidate]:
    kind = parameter.kind
    source = _BY_NAME.get(parameter.name) or _BY_VALUE.get(parameter.value)
    if isinstance(kind, tuple) and isinstance(kind[0], str):
        yield from _starting(((str(choice), "") for choice in kind), last)
    elif parameter.value == "QUERY":
        yield from _in_a_query(last, before)
    elif source == "paths":
        yield ":paths", ""
    elif source:
        yield from _from_archive(source, last, before)


def _in_a_query(last: str, before: list[str]) -> Iterator[Candidate]:
    """Fields, and after the colon of one the values that the archive holds."""
    from pressread.query.fields import ALL_FIELDS

    field, colon, begun = last.partition(":")
    lead = field[: len(field) - len(field.lstrip("-("))]
    name = field.removeprefix(lead)
    if not colon:
        if name:
            yield from _starting(((f"{lead}{known}:", "") for known in sorted(ALL_FIELDS)), last)
        return
    source = _BY_FIELD.get(name)
    if source:
        for value, told in _from_archive(source, begun.lstrip('"'), before):
            yield f"{field}:{_as_one(value)}", told


def _as_one(value: str) -> str:
    """A value as a query reads it as one."""
    return value if value.isalnum() else '"' + value.replace('"', " ") + '"'


def _from_archive(source: str, last: str, before: list[str]) -> Iterator[Candidate]:
    """Candidates that the archive holds. Raises ``PressreadError`` where there is none."""
    from pressread.cli.options import Place

    with Place(archive=_stated_archive(before)).opened() as archive:
        yield from archive.completions(source, last, MOST)


def _stated_archive(before: list[str]) -> str | None:
    for word, following in zip(before, [*before[1:], ""], strict=True):
        if word == "--archive":
            return following
        if word.startswith("--archive="):
            return word.partition("=")[2]
    return None


def _starting(found: Iterable[Candidate], last: str) -> Iterator[Candidate]:
    return ((value, told) for value, told in found if value.startswith(last))
