"""What is reported without marks in languages other than English, and by whom."""

from __future__ import annotations

import pytest

from tests.statements.telling import reported

_GERMAN = [
    ("Ruth Vogel betonte, dass der Bau im Plan liege.",
     ["[dass der Bau im Plan liege] · Ruth Vogel · betonte (say)"]),
    ("Ruth Vogel sagte, sie plane keinen weiteren Anbau.",
     ["[sie plane keinen weiteren Anbau] · Ruth Vogel · sagte (say)"]),
    ("Ruth Vogel kündigte an, die Mittel für den Hafen zu erhöhen.",
     ["[die Mittel für den Hafen zu erhöhen] · Ruth Vogel · kündigte (say)"]),
    ("Er habe davon nichts gewusst, sagte Ruth Vogel.",
     ["[Er habe davon nichts gewusst] · Ruth Vogel · sagte (say)"]),
    ("Der Deich sei sicher, so Ruth Vogel.",
     ["[Der Deich sei sicher] · Ruth Vogel · so (say)"]),
    ("Dennoch, so Ruth Vogel, habe niemand den Hafen verlassen.",
     ["[Dennoch … habe niemand den Hafen verlassen] · Ruth Vogel · so (say)"]),
    ("Wie Ruth Vogel mitteilte, fällt die Fähre am Montag aus.",
     ["[fällt die Fähre am Montag aus] · Ruth Vogel · mitteilte (say)"]),
    ("Laut Ruth Vogel fällt die Fähre am Montag aus.",
     ["[fällt die Fähre am Montag aus] · Ruth Vogel · Laut (say)"]),
    ("Die Fähre fällt laut Ruth Vogel am Montag aus.",
     ["[Die Fähre fällt … am Montag aus] · Ruth Vogel · laut (say)"]),
    ("Ruth Vogel zufolge wurden drei Boote versenkt.",
     ["[wurden drei Boote versenkt] · Ruth Vogel · zufolge (say)"]),
    ("Nach Angaben von Ruth Vogel wurden drei Boote versenkt.",
     ["[wurden drei Boote versenkt] · Ruth Vogel · Nach (say)"]),
    ("Ruth Vogel bestritt, dass Geld geflossen sei.",
     ["[dass Geld geflossen sei] · Ruth Vogel · bestritt (deny)"]),
    ("Ruth Vogel sagte, der Deich halte. Er sei erst im Mai geprüft worden.",
     ["[der Deich halte] · Ruth Vogel · sagte (say)",
      "[Er sei erst im Mai geprüft worden.] · Ruth Vogel · sei (say)"]),
    ("Ruth Vogel wies darauf hin, dass niemand verletzt worden sei.",
     ["[dass niemand verletzt worden sei] · Ruth Vogel · Ruth (say)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _GERMAN, ids=[row[0][:45] for row in _GERMAN])
def test_german_reports_by_clause_mood_and_source(text: str, wanted: list[str]) -> None:
    assert reported(text) == wanted


_OTHERS = [
    ("Claire Vasseur a affirmé mardi que les ports resteraient ouverts.",
     ["[que les ports resteraient ouverts] · Claire Vasseur · affirmé (say)"]),
    ("Selon Claire Vasseur, douze bateaux sont restés au port.",
     ["[douze bateaux sont restés au port] · Claire Vasseur · Selon (say)"]),
    ("La situation reste tendue au port, a estimé Claire Vasseur.",
     ["[La situation reste tendue au port] · Claire Vasseur · estimé (say)"]),
    ("Claire Vasseur a démenti que la vente soit faite.",
     ["[que la vente soit faite] · Claire Vasseur · démenti (deny)"]),
    ("Marta Gil dijo el lunes que los barcos no pueden salir del puerto.",
     ["[que los barcos no pueden salir del puerto] · Marta Gil · dijo (say)"]),
    ("Según Marta Gil, el puerto abrirá en mayo.",
     ["[el puerto abrirá en mayo] · Marta Gil · Según (say)"]),
    ("El puerto abrirá en otoño, explicó un portavoz del ministerio.",
     ["[El puerto abrirá en otoño] · ? = “un portavoz del ministerio” · explicó (say)"]),
    ("Sağlık Bakanı Kemal Aydın, yeni hastanelerin mayısta açılacağını söyledi.",
     ["[yeni hastanelerin mayısta açılacağını] · Kemal Aydın = “Sağlık Bakanı Kemal Aydın”"
      " (Sağlık Bakanı) · söyledi (say)"]),
    ("Bakanlığa göre üç ilde çalışma hâlâ sürüyor.",
     ["[üç ilde çalışma hâlâ sürüyor] · ? = “Bakanlığa” · göre (say)"]),
    ("Premier Adam Zalewski powiedział w poniedziałek, że rząd obniży podatki.",
     ["[że rząd obniży podatki] · Adam Zalewski = “Premier Adam Zalewski” (Premier)"
      " · powiedział (say)"]),
    ("Министр Иван Громов заявил во вторник, что учения завершатся в мае.",
     ["[что учения завершатся в мае] · Иван Громов = “Министр Иван Громов” (Министр)"
      " · заявил (say)"]),
    ("По словам губернатора, дорога откроется осенью.",
     ["[дорога откроется осенью] · ? = “губернатора” · По (say)"]),
    ("Paolo Ferri ha detto che la piazza riaprirà a giugno.",
     ["[che la piazza riaprirà a giugno] · Paolo Ferri · detto (say)"]),
    ("O ministro Carlos Lima disse que o porto será ampliado.",
     ["[que o porto será ampliado] · Carlos Lima (ministro) · disse (say)"]),
    ("Minister Anna de Wit zei dinsdag dat de dijk verhoogd wordt.",
     ["[dat de dijk verhoogd wordt] · Anna de Wit = “Minister Anna de Wit” (Minister)"
      " · zei (say)"]),
    ("A ponte vai fechar na segunda-feira, disse o ministro.",
     ["[A ponte vai fechar na segunda-feira] · ? = “o ministro” · disse (say)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _OTHERS, ids=[row[0][:45] for row in _OTHERS])
def test_other_languages_report_by_clause_and_source(text: str, wanted: list[str]) -> None:
    assert reported(text) == wanted


_NARRATION = [
    "Die Fähre legte um acht Uhr ab und kam um neun Uhr an.",
    "Ich habe davon nichts gewusst.",
    "Wenn er käme, wäre alles gut.",
    "La ville a ouvert un nouveau port au printemps.",
    "El barco salió del puerto con doce personas.",
    "Vapur sabah erken saatte limandan ayrıldı.",
    "Корабль вышел из порта рано утром.",
    "Ruth Vogel sprach lange mit den Fischern im Hafen.",
]


@pytest.mark.parametrize("text", _NARRATION)
def test_narration_is_nothing_reported(text: str) -> None:
    assert reported(text) == []
