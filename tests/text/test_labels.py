"""Labels of a head: what a date is by the words around it; what is a label and no name."""

from __future__ import annotations

import pytest

from pressread.text.labels import (
    date_role,
    is_label,
    says_kept,
    says_published,
    says_updated,
    strip_labels,
)

_ROLES = [
    ("Published ", "", "published"),
    ("Updated ", "", "updated"),
    ("Accessed ", "", "captured"),
    ("Published 3 May, updated ", "", "updated"),
    ("Updated 3 May, first published ", "", "published"),
    ("", " (updated)", "updated"),
    ("", " – published", "published"),
    ("", " published by Ann Lee", None),
    ("Load date: ", "", "captured"),
    ("Load date", " published", "captured"),
    ("By Ann Lee, ", "", None),
    ("", "", None),
    ("Veröffentlicht am ", "", "published"),
    ("Zuletzt aktualisiert: ", "", "updated"),
    ("abgerufen am ", "", "captured"),
    ("Publié le ", "", "published"),
    ("Mis à jour le ", "", "updated"),
    ("consulté le ", "", "captured"),
    ("Publicado el ", "", "published"),
    ("Actualizado ", "", "updated"),
    ("Yayınlanma: ", "", "published"),
    ("Güncelleme ", "", "updated"),
    ("Опубликовано ", "", "published"),
    ("Обновлено ", "", "updated"),
    ("дата обращения: ", "", "captured"),
    ("更新 ", "", "updated"),
    ("公開日時：", "", "published"),
    ("저장 ", "", "captured"),
    ("نشر في ", "", "published"),
    ("פורסם ", "", "published"),
    ("Reprinted ", "", None),
    ("The update was read on ", "", "captured"),
    (
        (
            "Published x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x "
            "x x x x x x x x x x x x x x x "
        ),
        "",
        None,
    ),
    ("Bewaard ", "", "captured"),
    ("Julkaistu ", "", "published"),
    ("Opublikowano: ", "", "published"),
]


@pytest.mark.parametrize(("before", "after", "wanted"), _ROLES)
def test_the_label_nearest_before_a_date_says_what_it_is(
    before: str, after: str, wanted: str | None
) -> None:
    assert date_role(before, after) == wanted


_LABELS = [
    ("Published", True),
    ("Published:", True),
    ("last updated on", True),
    ("Datum der Veröffentlichung", True),
    ("Share this", True),
    ("Ann Lee", False),
    ("Published by Ann Lee", False),
    ("Tags", True),
    ("Getty Images", True),
    ("記者", True),
    ("updated 12/05", True),
    ("", False),
    ("Topics", True),
    ("The Swan", False),
    ("Zuletzt aktualisiert am", True),
    ("Temps de lecture", True),
    ("mis à jour le", True),
    ("Publié le 05/09/2023 à 06:30, mis à jour à 11:12", True),
    ("Morning Briefing", True),
    ("Son Dakika", True),
    ("Última hora", True),
    ("Ochtendbriefing", True),
    ("Morning Post", False),
]


@pytest.mark.parametrize(("text", "wanted"), _LABELS)
def test_some_words_are_labels_and_nobodys_name(text: str, wanted: bool) -> None:
    assert is_label(text) == wanted


_SAYS = [
    ("Updated", (True, False, False)),
    ("Last modified", (True, False, False)),
    ("Published", (False, True, False)),
    ("Saved", (False, False, True)),
    ("Printed on", (False, False, True)),
    ("nothing", (False, False, False)),
    ("aktualisiert", (True, False, False)),
    ("veröffentlicht", (False, True, False)),
    ("gedruckt", (False, False, True)),
    ("更新", (True, False, False)),
    ("公開", (False, True, False)),
    ("印刷", (False, False, True)),
]


@pytest.mark.parametrize(("text", "wanted"), _SAYS)
def test_words_speak_of_change_publication_or_keeping(
    text: str, wanted: tuple[bool, bool, bool]
) -> None:
    assert (says_updated(text), says_published(text), says_kept(text)) == wanted


_STRIPPED = [
    ("Published on ", []),
    ("Updated: Friday ", [":", "Friday"]),
    (" (London)", ["(London)"]),
    ("Last updated at ", []),
    ("by Ann Lee, published", ["by", "Ann", "Lee,"]),
    ("", []),
    ("12:05", ["12:05"]),
]


@pytest.mark.parametrize(("text", "wanted"), _STRIPPED)
def test_words_around_a_date_lose_what_only_says_what_it_is(text: str, wanted: list[str]) -> None:
    assert strip_labels(text).split() == wanted
