"""The words that report speech without marks, by lemma, and what each makes of it.

A closed class: verbs and nouns of saying, denying, asking, ordering, doubting and predicting, with
their forms; "according to" and its like in other languages. ``lemma_of`` finds the lemma of a
token, ``KINDS`` the kind of a lemma.
"""

from __future__ import annotations

from pressread.article import CueKind

from . import words

_SAYING = """
say tell add write tweet retweet post continue explain reply respond note state declare recall
joke quip argue insist remark conclude announce stress emphasize emphasise underline underscore
reiterate claim acknowledge concede admit confess lament complain shout yell chant cry exclaim
answer comment observe opine venture boast brag predict promise pledge vow assert affirm
maintain contend allege suggest hint testify report read counter retort rebut confirm disclose
reveal elaborate fume gripe muse reason recount repeat specify summarize summarise agree
disagree assure reassure charge crack decry echo point sing signal indicate imply mention inform
remind guess posit surmise intimate show find rule determine demonstrate document detail outline
list express profess propose offer threaten accuse blame cite describe call dub brand label warn
caution advise counsel recommend encourage invite vouch bet swear guarantee commit volunteer
object bristle snipe gush proclaim apologize apologise thank praise criticize criticise condemn
denounce teach clarify introduce present convey share deliver utter float broach raise paint
characterize characterise portray
"""
_DENYING = "deny reject dispute dismiss refuse decline rebuff contradict disavow"
_ASKING = "ask question wonder inquire enquire query"
_ORDERING = """order urge demand command direct instruct forbid press implore beg plead appeal lobby
exhort dare call require request pressure push"""
_DOUBTING = "doubt challenge"
_PREDICTING = "predict forecast project estimate anticipate prophesy foresee bet"
_NOUNS: dict[CueKind, str] = {
    "say": """statement claim assertion promise pledge vow argument suggestion proposal admission
    announcement acknowledgment acknowledgement contention insistence allegation accusation
    complaint threat assurance conclusion answer response remark observation message case boast
    letter report comment finding testimony offer declaration disclosure revelation hint view
    commitment reminder recommendation advice criticism""",
    "deny": "denial refusal",
    "ask": "question",
    "order": "demand plea request order call appeal instruction",
    "predict": "prediction forecast estimate warning",
}
_IRREGULAR = {
    "say": "said says saying", "tell": "told", "write": "wrote written", "read": "read",
    "cry": "cried cries", "deny": "denied denies", "imply": "implied implies", "reply":
    "replied replies", "decry": "decried decries", "specify": "specified specifies", "clarify":
    "clarified clarifies", "testify": "testified testifies", "show": "showed shown", "find":
    "found", "think": "thought", "feel": "felt", "forbid": "forbade forbidden forbidding",
    "swear": "swore sworn", "sing": "sang sung", "beg": "begged begging", "teach": "taught",
    "admit": "admitted admitting", "commit": "committed committing", "brag": "bragged bragging",
    "quip": "quipped quipping", "worry": "worried worries", "query": "queried queries",
    "prophesy": "prophesied", "foresee": "foresaw foreseen", "bet": "bet betting", "forecast":
    "forecast", "plan": "planned planning", "vie": "", "rebut": "rebutted rebutting",
}  # fmt: skip
# Other languages: what stands in ``words.SAY_FOREIGN`` counts as one lemma.
_FOREIGN = "§"
_ACCORDING = frozenset(("according", "laut", "zufolge", "selon", "según", "göre", "per"))
_NEGATIONS = frozenset("not n't never nor neither nicht kein keine pas jamais nunca no".split())
_NEGATIVE = frozenset((*_DENYING.split(), "denial", "refusal"))


def _forms(lemma: str) -> set[str]:
    """The regular forms of a verb, and those of ``_IRREGULAR``."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    found = {lemma, stem + "ed", stem + "ing"}
    found.add(lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"))
    return found | set(_IRREGULAR.get(lemma, "").split())


def _table() -> tuple[dict[str, str], dict[str, CueKind]]:
    lemmas: dict[str, str] = {}
    kinds: dict[str, CueKind] = {}
    verbs: tuple[tuple[CueKind, str], ...] = (
        ("say", _SAYING), ("deny", _DENYING), ("ask", _ASKING), ("order", _ORDERING),
        ("doubt", _DOUBTING), ("predict", _PREDICTING),
    )  # fmt: skip
    for kind, members in verbs:
        for lemma in members.split():
            kinds[lemma] = kind
            lemmas.update(dict.fromkeys(_forms(lemma), lemma))
    for named, members in _NOUNS.items():
        for noun in members.split():
            kinds.setdefault(noun, named)
            lemmas.update({noun: noun, noun + "s": noun})
    for form in words.SAY_FOREIGN:
        lemmas.setdefault(form, _FOREIGN)
    for form in _ACCORDING:
        lemmas[form] = "according"
    for form in words.SAY:
        lemmas.setdefault(form, "§§")
    return lemmas, kinds


LEMMAS, KINDS = _table()


def is_negative(lemma: str) -> bool:
    """Whether a word of saying denies or refuses by itself."""
    return lemma in _NEGATIVE


def is_negation(low: str) -> bool:
    """Whether a small word turns what it stands with into its opposite."""
    return low in _NEGATIONS or low.endswith(("n't", "n’t"))
