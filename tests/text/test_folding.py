"""Three foldings: of identity, of search, of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.text.folding import fold, fold_identity, fold_name, fold_text

SPELLINGS = [
    # written, search, name
    ("Əliyev", "aliyev", "aliyev"),
    ("Çavuşoğlu", "cavusoglu", "cavusoglu"),
    ("İSTANBUL", "istanbul", "istanbul"),
    ("Diyarbakır", "diyarbakir", "diyarbakir"),
    ("Łódź", "lodz", "lodz"),
    ("Weiß", "weiss", "weiss"),
    ("Đorđe", "dorde", "dorde"),
    ("Æsir", "aesir", "aesir"),
    ("Рябков", "рябков", "ryabkov"),
    ("Παππάς", "παππασ", "pappas"),
    ("١٢", "12", "١٢"),
    ("com\u00adpound", "compound", "com pound"),
]


@pytest.mark.parametrize(("written", "search", "name"), SPELLINGS)
def test_a_word_folds_for_search_and_for_names(written: str, search: str, name: str) -> None:
    assert (fold(written), fold_name(written)) == (search, name)


def test_identity_keeps_what_ids_were_made_of() -> None:
    assert fold_identity("“Diyarbakır’s” ŁÓDŹ — Weiß!") == "diyarbakır s łodz weiss"


def test_texts_fold_word_by_word_without_marks() -> None:
    assert fold_text("The  “S‑400s”, Ərdoğan’s") == "the s 400s ardogan s"


@given(
    st.text(
        alphabet=st.characters(
            max_codepoint=0x24F,
            categories=("Lu", "Ll", "Lt", "Lm", "Lo"),
            exclude_characters="µĿŀ",
        ),
        min_size=1,
    )
)
def test_latin_words_fold_alike_for_search_and_for_names(word: str) -> None:
    assert fold_name(f"x{word}").replace(" ", "") == fold(f"x{word}").replace("ʼ", "")


@given(st.text(max_size=30))
def test_folding_settles(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_identity(fold_identity(text)) == fold_identity(text)
