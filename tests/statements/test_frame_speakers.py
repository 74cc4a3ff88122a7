"""Who said a quotation in languages other than English, by the frames of their sentences."""

from __future__ import annotations

import pytest

from tests.statements.telling import quoted

_GERMAN = [
    ("Der Oppositionsführer Dirk Paulsen widersprach: „Das ist falsch gerechnet.“",
     "Dirk Paulsen = “Oppositionsführer Dirk Paulsen” (Oppositionsführer) · widersprach"),
    ("Über Steve Forsberg sagte Brandtner: „Er segelt bei jedem Wetter hinaus.“",
     "? = “Brandtner” · sagte"),
    ("Als Begründung sagte ein Forscher: „Das ist ein weites Feld für uns alle.“",
     "? = “ein Forscher” · sagte"),
    ("Deren Haltung zum Deich nannte er „zutiefst verlogen und feige“.", "? = “er” · nannte"),
    ("In dem Schreiben heißt es: „Der Deich hätte nie gebaut werden dürfen.“",
     "? = “Schreiben” · heißt"),
    ("„Wir bitten Sie um rasche Hilfe“, heißt es in dem Bittbrief an die Behörde.",
     "? = “Bittbrief” · heißt"),
    ("„Der Deich wird nicht mehr halten“, meinen die beiden Ingenieure in ihrem Bericht.",
     "? = “Ingenieure” · meinen"),
    ("„Die Arbeiten gehen weiter“, gab ein Sprecher der Werft bekannt.",
     "? = “ein Sprecher der Werft” · gab"),
    ("Projektleiter Andreas Graser: „Wir bauen so lange, bis es hält.“",
     "Andreas Graser = “Projektleiter Andreas Graser” (Projektleiter) · -"),
    ("Nach Ansicht von Jörg Maas ist die Sperrung „ein einziges großes Armutszeugnis“.",
     "Jörg Maas · Ansicht"),
    ("Die Lage sei, so Ruth Vogel, „in jeder Hinsicht unter Kontrolle“.", "Ruth Vogel · so"),
    ("Jutta Berg („Mir fällt dazu wirklich nichts mehr ein“) schwieg danach.", "Jutta Berg · -"),
    ("Der Spiegel zitierte Ruth Vogel mit den Worten: „Wir kommen alle wieder zurück.“",
     "Ruth Vogel · zitierte"),
    ("In der Meldung wird Ruth Vogel wie folgt zitiert: „Wir kommen alle wieder.“",
     "Ruth Vogel · zitiert"),
    ("„Wir kommen wieder“, zitierte der Sender die Ministerin.", "? = “die Ministerin” · zitierte"),
    ("Sie sei „vollkommen erschüttert“ über das Unglück, sagte Ruth Vogel.",
     "Ruth Vogel · sagte"),
    ("Ruth Vogel hatte am Montag in einer Rede verkündet: „Der Hafen bleibt für alle offen.“",
     "Ruth Vogel · verkündet"),
    ("Ruth Vogel begrüßte den Plan und nannte die Mauer „eine gute Sache für die Stadt“.",
     "Ruth Vogel · nannte"),
    ("Anna Lehr von der Stiftung Hafenruh sagte: „Es fehlt an allem und jedem.“",
     "Anna Lehr · sagte"),
    ("„Es fehlt an allem“, sagte Meteorologin Karla Wind.",
     "Karla Wind = “Meteorologin Karla Wind” (Meteorologin) · sagte"),
    ("„Es fehlt an allem“, sagte die Grünen-Politikerin Karla Wind.",
     "Karla Wind = “Grünen-Politikerin Karla Wind” (Grünen-Politikerin) · sagte"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _GERMAN, ids=[row[0][:40] for row in _GERMAN])
def test_the_german_subject_speaks_before_or_behind_its_verb(text: str, wanted: str) -> None:
    (found,) = quoted(text)
    assert found.split(" · ", 1)[1] == wanted


_OTHERS = [
    ("« Nous restons au port », s’est emportée la patronne Maud Ferran.",
     "Maud Ferran (patronne) · emportée"),
    ("Le maire de Lanvec, Karim Belloc, a répondu : « La ville fera sa part du travail. »",
     "Karim Belloc = “Le maire de Lanvec” (maire de Lanvec) · répondu"),
    ("«No queda salida», dijo a este diario la consejera Marta Gil.",
     "Marta Gil (consejera) · dijo"),
    ("«Non ci fermeremo mai», ha aggiunto Lucia Conti.", "Lucia Conti · aggiunto"),
    ("„To jeszcze nie koniec” – dodała minister Ewa Lis.", "Ewa Lis (minister) · dodała"),
    ("«Мы не уйдем отсюда», — заявил губернатор Иван Громов.",
     "Иван Громов (губернатор) · заявил"),
    ("Belediye Başkanı Selin Toprak, “Bu yol bitecek ve açılacak” dedi.",
     "Selin Toprak = “Belediye Başkanı Selin Toprak” (Belediye Başkanı) · dedi"),
    ("“Kimse bizi durduramaz” diyen Ahmet Kurt, salondan ayrıldı.", "Ahmet Kurt · diyen"),
    ("“We stoppen er niet mee”, aldus burgemeester Anna de Wit.",
     "Anna de Wit (burgemeester) · aldus"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _OTHERS, ids=[row[0][:40] for row in _OTHERS])
def test_who_stands_with_the_verb_speaks_in_other_languages(text: str, wanted: str) -> None:
    (found,) = quoted(text)
    assert found.split(" · ", 1)[1] == wanted


_NOBODY = [
    "Die Direktion lehnte ab. „Es gibt keinen Grund zur Sorge“, sagte er.",
    "Der Prozess begann am Montag. „Es gibt keinen Grund zur Eile“, sagte er.",
    "Selbst der Regen kam. „Selbst das hat nicht gereicht“, sagte Selbst.",
    "Le Kazakhstan renforce ses ports en raison d’une « escalade soudaine et grave en mer ».",
    "Selv fortalte han ikke mer enn det at turen var «svært lang og kald».",
    "「条件が公平であれば、いつでも話し合う用意がある」とＭは述べた。",
    "Prezydent USA powiedział w środę: „Nie polecimy tam ze względów bezpieczeństwa”.",
]


@pytest.mark.parametrize("text", _NOBODY, ids=[text[:30] for text in _NOBODY])
def test_no_noun_place_or_opener_is_named(text: str) -> None:
    for found in quoted(text):
        assert found.split(" · ")[1].startswith(("?", "nobody"))


def test_who_has_just_spoken_goes_on_in_the_same_paragraph() -> None:
    found = quoted(
        "„Wir haben gewarnt“, sagte Ruth Vogel. „Niemand hat uns zugehört.“ Und:"
        " „Schade um den Hafen.“"
    )
    assert [one.split(" · ")[1] for one in found] == ["Ruth Vogel"] * 3


def test_a_short_tagged_quotation_is_speech_in_any_language() -> None:
    assert quoted("« Il ment », a lancé Maud Ferran.") == [
        "partial “Il ment” · Maud Ferran · lancé"
    ]


def test_the_article_of_an_office_rules_out_who_is_of_the_other_sex() -> None:
    found = quoted(
        "Le ministre de la Santé, Olivier Dumas, est arrivé.\n"
        "« Nous ne savons rien », a dit la ministre."
    )
    assert [one.split(" · ")[1] for one in found] == ["? = “la ministre”"]


def test_a_verb_is_no_part_of_who_speaks() -> None:
    text = "“No hay nada nuevo en el puerto”, señaló ayer este diario restan importancia al caso."
    (found,) = quoted(text)
    assert "restan" not in found.split(" · ")[1]
