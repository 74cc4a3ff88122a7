"""Commands that organise: what the reader decides."""

from __future__ import annotations

from pressread.cli.commands import (
    ARCHIVE,
    ID,
    LIMIT,
    MAYBE_QUERY,
    NAME,
    NEW,
    OUTPUT,
    PAGING,
    QUERY,
    UNDATED,
    Command,
    Parameter,
)

MAYBE_IDS = Parameter("id", "ID", "Ids or beginnings of ids; all when left out.", several=True)
NAMES = Parameter("name", "NAME", "Spellings of the same person.", several=True, needed=True)
MAYBE_NAME = Parameter("name", "NAME", "Words of the name; all when left out.", several=True)
SAVED = Parameter("name", "SAVED", "The name of a saved search.", needed=True)
TAGGED = Parameter(
    "words", "ID… +TAG -TAG", "Ids, tags to add (+) and to take away (-).", several=True,
    needed=True,
)  # fmt: skip
PASSAGE = Parameter("words", "WORDS", "The words, letter for letter.", several=True)
MARKING = (
    Parameter("note", "--note TEXT", "What is worth remembering of it."),
    Parameter("tag", "--tag WORD", "A tag; repeat it for more.", several=True),
    Parameter("remove", "--remove N", "Take mark N away (its number in marks).", least=1),
)
NOTE = Parameter("text", "TEXT", 'The note; "" removes it; none prints it.', several=True)
TARGET = Parameter("target", "ID", "An article; ID#3 its statement 3.", needed=True)
MARKED = Parameter(
    "target", "ID", "An article; ID:7 its paragraph 7, ID:7:10-42 a part of it.", needed=True
)
CHANGES = Parameter("changes", "FIELD=VALUE", "What it is in truth; - for nothing.", several=True)
CORRECTING = (
    Parameter("edit", "-e, --edit", "In your editor (VISUAL, EDITOR), all fields at once."),
    Parameter("undo", "--undo", "Take back what was corrected last."),
    Parameter("list", "--list", "All that was corrected in it, when, and what stood there."),
)

# fmt: off
ROWS: dict[str, Command] = {
    "speakers list": Command(
        "organise:speakers_list", "Organise",
        """List who is quoted, most quoted first.

        $ pressread speakers
        $ pressread speakers list cavusoglu

        Exit: 0 found, 1 nobody found, 2 an error, 130 interrupted.
        """,
        MAYBE_NAME, *OUTPUT, ARCHIVE, LIMIT,
    ),
    "speakers dossier": Command(
        "organise:speakers_dossier", "Organise",
        """Show what the archive knows of a person: spellings, roles over time, who quotes them.

        $ pressread speakers cavusoglu
        $ pressread speakers dossier list     # who is called as a command is

        Exit: 0 found, 1 nobody found, 2 an error, 130 interrupted.
        """,
        NAMES, *OUTPUT, ARCHIVE,
    ),
    "speakers merge": Command(
        "organise:speakers_merge", "Organise",
        """Rule that several spellings are one person; the first names them.

        $ pressread speakers merge 'Mevlut Cavusoglu' 'Mevlüt Çavuşoğlu'

        Exit: 0 done, 1 nobody of that name, 2 an error, 130 interrupted.
        """,
        NAMES, ARCHIVE,
    ),
    "speakers suggest": Command(
        "suggesting:suggest", "Organise",
        """List people who may be one, each with the command that rules it; nothing is merged.

        $ pressread speakers suggest

        Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
        """,
        *OUTPUT, ARCHIVE,
    ),
    "speakers split": Command(
        "organise:speakers_split", "Organise",
        """Rule that a spelling is a person of its own.

        $ pressread speakers split 'M. Cavusoglu'

        Exit: 0 done, 1 nobody of that name, 2 an error, 130 interrupted.
        """,
        NAME, ARCHIVE,
    ),
    "tag": Command(
        "organise:tag", "Organise",
        """Tag articles: +word adds, -word takes away. Without any, print the tags.

        Tags are searched with tag:word.

        $ pressread tag k3v9 +s-400 -later
        $ pressread search cavusoglu --format ids | pressread tag - +minister

        Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
        """,
        TAGGED, ARCHIVE,
    ),
    "note": Command(
        "organise:note", "Organise",
        """Write a note on an article, or print the one there is. Notes are searched with note:word.

        $ pressread note k3v9 'first mention of the second batch'
        $ pressread note k3v9
        $ pressread note k3v9 ''

        Exit: 0 done, 1 no such id or no note to print, 2 an error, 130 interrupted.
        """,
        ID, NOTE, ARCHIVE,
    ),
    "mark": Command(
        "organise:mark", "Organise",
        """Mark a passage of an article: its words, a paragraph, or a part of one.

        ID:7 is paragraph 7, ID:7:10-42 characters 10 to 42 of it (from 0, half-open). Marks show in
        show, are searched with has:mark and mark:word, and go with an export.

        $ pressread mark k3v9 'a done deal' --note 'first time' --tag key
        $ pressread mark k3v9:7
        $ pressread mark k3v9 --remove 3

        Exit: 0 done, 1 no such article, words or mark, 2 an error, 130 interrupted.
        """,
        MARKED, PASSAGE, *MARKING, ARCHIVE,
    ),
    "marks": Command(
        "organise:marks", "Organise",
        """List marked passages: all, or those of the articles that a query finds.

        $ pressread marks
        $ pressread marks s-400 --format md

        Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
        """,
        MAYBE_QUERY, *OUTPUT, ARCHIVE,
    ),
    "correct": Command(
        "correct:correct", "Organise",
        """Correct an article or a statement: a ruling beside the record, shown everywhere.

        Fields: headline, byline (A; B), published, publisher, sections (A / B), url, dateline,
        language, kicker, summary; of a statement speaker, role, verb, kind (- is no statement).
        What was extracted is kept.

        $ pressread correct k3v9 published=2021-08-27 byline='Jane Doe; Li Wei'
        $ pressread correct k3v9#3 speaker='Dmitry Shugayev' role=director
        $ pressread correct k3v9#4 speaker=-
        $ pressread correct k3v9 --undo

        Exit: 0 done, 1 no such article or statement, nothing to undo or list, 2 an error.
        """,
        TARGET, CHANGES, *CORRECTING, ARCHIVE,
    ),
    "corrections": Command(
        "correct:corrections", "Organise",
        """List what was corrected, in all articles or those named, as it was made.

        $ pressread corrections
        $ pressread corrections --format jsonl > rulings.jsonl

        Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
        """,
        MAYBE_IDS, *OUTPUT, ARCHIVE,
    ),
    "saved list": Command(
        "organise:saved_list", "Organise",
        """List the saved searches.

        $ pressread saved

        Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
        """,
        *OUTPUT, ARCHIVE,
    ),
    "saved add": Command(
        "organise:saved_add", "Organise",
        """Keep a search under a name; one of that name is replaced.

        $ pressread saved add s400 's-400 -cyprus'

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        SAVED, QUERY, ARCHIVE,
    ),
    "saved run": Command(
        "organise:saved_run", "Organise",
        """Run a saved search; --new shows all that came since it last ran so.

        $ pressread saved run s400
        $ pressread saved run s400 --new --format md | mail -s S-400 me  # in cron

        Exit: 0 found, 1 nothing (new) or no such name, 2 an error, 130 interrupted.
        """,
        SAVED, *PAGING, *OUTPUT, ARCHIVE, NEW, UNDATED,
    ),
    "saved remove": Command(
        "organise:saved_remove", "Organise",
        """Forget a saved search.

        $ pressread saved remove s400

        Exit: 0 done, 1 no such name, 2 an error, 130 interrupted.
        """,
        SAVED, ARCHIVE,
    ),
}
# fmt: on
