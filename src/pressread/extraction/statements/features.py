"""What the model sees of a quotation and a mention: shapes, distances, roles, closed classes."""

from __future__ import annotations

from functools import lru_cache

from . import words
from .classes import ACCORDING, CALL, SAY
from .document import Context, Document, Said
from .mentions import Look, Mention, cue_before, cue_token, word_at
from .people import Person

_CUES = (SAY, CALL)


def candidate_features(context: Context, mention: Mention) -> list[str]:
    """The features that fire for one candidate, as strings."""
    zone, path = where(context.said, mention)
    look = mention.look
    if look is None:
        look = mention.look = Look(_letters(context.document, mention), mention)
    before, after, kind, subject = look.before, look.after, look.kind, look.subject
    saying = context.saying
    out = [
        zone, "k" + zone + kind, "a" + zone + after, "b" + zone + before,
        f"ab{zone}{before[1]}{after[0]}{kind[0]}", "bw" + look.word, "bz" + zone + look.word,
        "f" + zone + subject, "s" + zone + context.shape[:3], "z" + zone + context.shape[3:],
        "x" + zone + saying, f"xk{zone}{saying}{kind}", f"xf{zone}{saying}{subject}{after[0]}",
        *_between_them(zone, path),
    ]  # fmt: skip
    if look.cue_after or look.cue_before:
        out += _cued(zone, path, saying, look)
    out += _governed(context, mention)
    if zone[0] == "P":
        out += _elsewhere(context, mention, zone, subject, after)
    elif zone[1] != "0":
        if zone[0] == "X":
            out.append(f"sg{zone}{mention.tokens.kind[0]}{min(len(mention.tokens.kind), 9)}")
        out.append(f"o{zone}{subject}{after[0]}{min(path.count('Q'), 2)}")
    if look.genitive:
        out.append("g" + zone)
    out += _nature(mention, zone)
    out += _history(context, mention, zone, subject)
    return out


@lru_cache(maxsize=16_384)
def _between_them(zone: str, path: str) -> tuple[str, ...]:
    return "p" + zone + path, f"n{zone}{min(_passed(path), 5)}", f"q{zone}{min(path.count('Q'), 3)}"


def _passed(path: str) -> int:
    """How many mentions stand between the two."""
    return path.count("N") + path.count("L") + path.count("P")


def _cued(zone: str, path: str, saying: str, look: Look) -> list[str]:
    """The verbs of saying right after and right before the mention."""
    passed = min(_passed(path), 2)
    out: list[str] = []
    if look.cue_after:
        out += ("v" + zone + look.cue_after, "va" + zone + look.after, f"vx{zone}{saying}{passed}")
    if look.cue_before:
        out += (
            "w" + zone + look.cue_before, "wb" + zone + look.before, f"wx{zone}{saying}{passed}",
        )  # fmt: skip
    return out


def where(said: Said, mention: Mention) -> tuple[str, str]:
    """Zone of the mention seen from the quotation, and the chunks between the two."""
    tokens, own = mention.tokens, said.chunks.tokens
    if tokens is not own:
        distance = tokens.paragraph - own.paragraph
        zone = f"{'P' if distance < 0 else 'X'}{min(abs(distance), 3)}"
        return zone, ("*" if distance < 0 and said.place else "")
    letters = said.chunks.letters
    gap = tokens.sentence[mention.head] - said.sentence
    if mention.place < said.place:
        path = _between(letters, mention.place + 1, said.place)
        zone = "b0" if gap == 0 else "b1" if gap == -1 else "b2"
    else:
        path = _between(letters, said.place + 1, mention.place)
        zone = "a0" if gap == 0 else "a1" if gap == 1 else "a2"
    return zone, path


def _between(letters: str, start: int, end: int) -> str:
    if end - start <= 9:
        return letters[start:end]
    return f"{letters[start : start + 4]}~{letters[end - 4 : end]}"


def _governed(context: Context, mention: Mention) -> list[str]:
    """Whether the mention is the subject of a cue near the quotation."""
    out: list[str] = []
    for side, cue in context.cues:
        if cue.subject is mention:
            how = side + cue.how
            out += (
                "u" + how,
                f"up{how}{cue.path}",
                f"uv{how}{cue.verb}",
                f"uc{how}{context.saying}",
            )
        elif cue.subject is not None:
            out.append(f"un{side}{len(cue.path) < 2}")
    return out


def verb_of(context: Context, mention: Mention | None) -> str | None:
    """The cue verb of the likeliest speaker, as written."""
    if mention is None:
        return None
    tokens = mention.tokens
    at = cue_token(mention)
    if at > 0 and mention.tokens is context.said.chunks.tokens and tokens.kind[at] in _CUES:
        return tokens.text[at]
    for cue in (context.after, context.before):
        if cue.verb and (cue.subject is mention or not cue.path):
            return "according to" if cue.token_kind == ACCORDING else cue.text
    if at > 0:
        return tokens.text[at]
    return tokens.text[mention.first - 1] if cue_before(mention) else None


def _letters(document: Document, mention: Mention) -> str:
    return document.paragraphs[mention.tokens.paragraph].letters


def _nature(mention: Mention, zone: str) -> list[str]:
    """What kind of thing is named: a person of some weight, an organisation, a noun's class."""
    person = mention.person
    out: list[str] = []
    if isinstance(person, Person):
        nature = "o" if person.organisation else person.sex
        out += (f"c{zone}{min(person.count, 4)}{nature}", "cn" + zone[0] + nature)
        if mention.named > mention.first:
            out.append("ti" + zone)
    elif mention.kind == "L":
        low = mention.low
        group = "p" if low in words.PEOPLE_NOUNS else "b" if low in words.BODY_NOUNS else "x"
        group += "s" if low[-1] == "s" else ""
        out += ("h" + zone + group, "hd" + zone + group + word_at(mention.tokens, mention.first))
    return out


def _elsewhere(
    context: Context, mention: Mention, zone: str, subject: str, after: str
) -> list[str]:
    """A mention in a paragraph before: how near its end, and whether that ends in a colon."""
    tokens = mention.tokens
    ending = tokens.kind[-1]
    left = min(tokens.sentence[-1] - tokens.sentence[mention.head], 2)
    colon = ":" if ending == ":" else ""
    quoted = min(len(tokens.spans), 2)
    return [
        f"e{zone}{left}{subject}{after[0]}{colon}", f"ec{zone}{left}{colon}{context.saying}",
        f"eq{zone}{left}{quoted}{colon}", f"es{zone}{subject}{mention.kind}{colon}",
    ]  # fmt: skip


def _history(context: Context, mention: Mention, zone: str, subject: str) -> list[str]:
    """How the mention stands to the speaker before."""
    step, history = context.step, context.history
    if not step:
        return ["h0" + zone]
    if mention is history.mention:
        which = "hm"
    elif mention.person is not None and mention.person is history.person:
        which = "hp"
    else:
        return ["hx" + step + zone, f"hxc{step}{zone}{context.saying}"]
    return [
        which + step, which + step + zone, f"{which}c{step}{context.saying}",
        f"{which}s{step}{zone}{subject}{context.shape[3:]}",
    ]  # fmt: skip
