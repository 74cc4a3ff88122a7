"""Is it said by somebody? Features of quoted words against titles, slogans and scare quotes."""

from __future__ import annotations

from .features import cue_after, cue_before, quote_shape, where
from .mentions import Mention
from .scene import Said, Scene

_SMALL = frozenset("a an and as at by for from in of on or the to with vs".split())


def speech_features(said: Said, scene: Scene, best: Mention | None, share: float) -> list[str]:
    """The features that fire for a quotation whose likeliest speaker is ``best``."""
    marked, text = said.marked, said.text
    frame = said.outline.frame
    letters, place = said.outline.letters, said.place
    shape = quote_shape(said)
    tokens = text.split()
    size = min(len(tokens), 12)
    style = _style(tokens)
    before = letters[max(0, place - 3) : place].rjust(3, "^")
    after = letters[place + 1 : place + 3].ljust(2, "$")
    low = frame.low[said.slot - 1] if said.slot else "^"
    following = frame.low[said.slot + 1] if said.slot + 1 < len(frame.low) else "$"
    out = [
        "bias", f"z{size}", f"t{style}", f"tz{style}{size}", f"l{text[-1] if text[-1] in ',.?!' else '_'}{size > 3}",
        f"b{before[2]}", f"bb{before[1:]}", f"bbb{before}", f"a{after[0]}", f"aa{after}",
        f"ba{before[2]}{after[0]}", f"s{shape}", f"st{shape[0]}{style}",
        f"m{marked.mark}{marked.closed}{marked.continued}",
    ]  # fmt: skip
    if before[2] not in "NLPQ":
        out += (f"bw{low}", f"bwt{low}{style}")
    if after[0] not in "NLPQ":
        out.append(f"aw{following if after[0] not in 'wn' else after[0]}")
    own = frame.sentence
    cues = [
        place_
        for place_, kind in enumerate(frame.kind)
        if kind in "SCA" and own[place_] == said.sentence
    ]
    earlier = [at for at in cues if at < said.slot]
    out.append(f"cue{min(len(earlier), 2)}{min(len(cues) - len(earlier), 2)}")
    if earlier:
        out += (f"cb{frame.low[earlier[-1]]}", f"cd{min((said.slot - earlier[-1]) // 3, 6)}{style}")
    if len(cues) > len(earlier):
        out.append(f"ca{frame.low[cues[len(earlier)]]}")
    out += _of_best(said, best, share, style, size)
    return out


def _of_best(said: Said, best: Mention | None, share: float, style: str, size: int) -> list[str]:
    if best is None:
        return ["nobody"]
    zone, path = where(said, best)
    verb = cue_after(best) or cue_before(best)
    grade = "a" if share > 0.95 else "b" if share > 0.8 else "c" if share > 0.5 else "d"
    return [
        f"x{zone}{grade}", f"xp{zone}{path}", f"xv{zone}{verb}", f"xk{zone}{best.kind}{style}",
        f"xz{zone}{verb != ''}{size}",
    ]  # fmt: skip


def _style(tokens: list[str]) -> str:
    """How the words are set: "T" as a title, "A" all capitals, "u" begins with one, "l"."""
    longer = [token for token in tokens if token.lower() not in _SMALL and token[0].isalpha()]
    if longer and all(token.isupper() and len(token) > 1 for token in longer):
        return "A"
    if longer and all(token[0].isupper() for token in longer):
        return "T" if len(longer) > 1 else "t"
    return "u" if tokens and tokens[0][0].isupper() else "l"
