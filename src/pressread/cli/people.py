"""Commands of the register of speakers."""

from __future__ import annotations

from pressread.cli.options import Output, Place
from pressread.cli.streams import say
from pressread.cli.writing import emit
from pressread.errors import NotFound, UsageError

#: More people of one name than this are listed, not described.
MOST_DOSSIERS = 5


def listing(name: list[str] | None, out: Output, at: Place, limit: int | None = None) -> int:
    """List who is quoted, most quoted first."""
    from pressread.output.speakers import SpeakersView

    with at.opened() as archive:
        found = archive.speakers(" ".join(name or ()))
    most = (50 if limit is None else limit) or len(found)
    return emit(SpeakersView(" ".join(name or ()), len(found), found[:most]), out)


def dossier(name: list[str], out: Output, at: Place) -> int:
    """Show what the archive knows of a person: spellings, roles over time, who quotes them."""
    from pressread.output.speakers import DossierView, SpeakersView

    wanted = " ".join(name)
    with at.opened() as archive:
        people = archive.speakers(wanted)
        if len(people) > MOST_DOSSIERS:
            return emit(SpeakersView(wanted, len(people), people), out)
        found = archive.dossier(wanted)
    if not found:
        raise NotFound(f"nobody is quoted by that name: {wanted}; try pressread speakers")
    return emit(DossierView(wanted, found), out)


def merge(name: list[str], at: Place) -> int:
    """Rule that several spellings are one person; the first names them."""
    if len(name) < 2:
        raise UsageError("merge needs two spellings or more: the name to keep, and the others")
    with at.opened() as archive:
        spellings = archive.merge_speakers(name[0], name[1:])
    say(f"{name[0]}: {', '.join(spellings)}")
    return 0


def split(name: str, at: Place) -> int:
    """Rule that a spelling is a person of its own."""
    with at.opened() as archive:
        archive.split_speaker(name)
    say(f"{name} is a person of their own now")
    return 0
