"""Names of papers, agencies and sites by their shape."""

from __future__ import annotations

import pytest

from pressread.text.publishers import has_paper_word, is_publisher

_NAMES = [
    ("The Fen Courier", (True, True)),
    ("Le Monde", (True, True)),
    ("Daily Nation", (True, True)),
    ("Lavlandsposten", (True, True)),
    ("courier.example", (True, False)),
    ("www.ebb-post.co.uk", (True, False)),
    ("Theo Post", (True, True)),
    ("Ann Lee", (False, False)),
    ("News", (False, False)),
    ("World", (False, False)),
    ("Reuters", (True, True)),
    ("AFP", (True, True)),
    ("Süddeutsche Zeitung", (True, True)),
    ("Ebber Anzeiger", (True, True)),
    ("El País del Norte", (True, True)),
    ("La Gazette de l'Est", (True, True)),
    ("人民日报", (True, True)),
    ("조선일보", (True, True)),
    ("Gazete Ebb", (True, True)),
    ("the quick brown fox", (False, False)),
    ("The Bridge Opens!", (False, False)),
    ("", (False, False)),
    ("A very long name of a paper that has far too many words", (False, False)),
    ("O Estado", (True, False)),
    ("Il Corriere della Sera", (True, False)),
    ("Post.", (False, False)),
    ("  The Ebb Times  ", (True, True)),
    ("Ebb & Flow Magazine", (True, True)),
    ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", (False, False)),
    ("The rain fell", (False, False)),
    ("Kyodo News", (True, True)),
    ("Morgenavisen", (True, True)),
    ("Helsingin Sanomat", (True, True)),
    ("Jornal de Notícias", (True, True)),
    ("Ebb Bote", (True, True)),
    ("Herald", (False, False)),
    ("KIYI POSTASI", (True, True)),
    ("Kıyı Postası", (True, True)),
    ("Evening News", (True, True)),
    ("Daily Digest", (False, True)),
    ("Breaking News", (False, True)),
    ("Dernières Nouvelles", (False, True)),
    ("Dernières Nouvelles de l'Ebbe", (True, True)),
]


@pytest.mark.parametrize(("text", "wanted"), _NAMES)
def test_a_papers_name_is_told_by_its_words_or_its_shape(
    text: str, wanted: tuple[bool, bool]
) -> None:
    assert (is_publisher(text), has_paper_word(text)) == wanted
