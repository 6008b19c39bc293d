"""Which slides teach nothing by their titles: what announces, tests or thanks, and no subject that sounds like it."""

from __future__ import annotations

import re

import pytest

from konspekt.languages import pack

TEACHES = {
    "en": """Challenges of scale|Reference counting|References and borrowing|Reading files|Activity diagrams
        Feedback loops|Assignment operators|Goals of software testing|Sources of error|Resources in a cluster
        Links and anchors""",
    "ru": """Маршрутизация|Источники тока|Ссылки и указатели|Самостоятельные части речи|Рефлексия в Java
        Опрос датчиков|Задание параметров|Литература XIX века""",
    "de": "Linksrekursion|Quellen der Erkenntnis|Referenzen und Zeiger",
    "fr": "Sources du droit|Objectifs de conception",
    "es": "Enlaces químicos|Recursos naturales",
    "pt": "Fontes de energia|Recursos hídricos",
    "pl": "Programowanie obiektowe|Zadania systemu operacyjnego",
    "cs": "Programování|Obsah trojúhelníku",
}
ANNOUNCES = {
    "en": """References|Further reading|Links|Goals of this lecture|Learning objectives|Challenge|Challenge 3|Exercise 2
        Discussion|Resources and links|Assignment 2|Activity: pairs|Feedback|Additional resources|Credits""",
    "ru": """Литература|Ссылки|Источники и литература|Самостоятельная работа|Задание 3|Маршрут вебинара|Опрос
        Рекомендуемая литература|Список литературы""",
    "de": "Literatur|Quellen und Literatur|Links|Themen für heute",
    "fr": "Objectifs du cours|Sources|Liens utiles",
    "es": "Recursos|Bibliografía",
    "pt": "Recursos|Referências bibliográficas",
    "pl": "Program|Zadanie 1",
    "cs": "Program|Úkol 2",
}


def titles(told: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, title.strip()) for code, text in told.items() for title in re.split(r"[|\n]", text)]


def skipped(language: str, title: str) -> bool:
    return pack(language).one_of("titles", "skip", re.I).search(title) is not None


@pytest.mark.parametrize(("language", "title"), titles(TEACHES))
def test_a_subject_is_no_announcement(language: str, title: str) -> None:
    assert not skipped(language, title)


@pytest.mark.parametrize(("language", "title"), titles(ANNOUNCES))
def test_what_announces_tests_or_thanks_teaches_nothing(language: str, title: str) -> None:
    assert skipped(language, title)
