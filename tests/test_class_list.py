"""Class lists as people save them: any separator, any order of columns, heads or none, an old encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from konspekt.class_list import class_list
from konspekt.errors import ReadError

PAIR = [("Иванов И. И.", "ИС-21"), ("Петрова А.", "ИС-22")]


def read(tmp_path: Path, data: str | bytes) -> list[tuple[str, str]]:
    path = tmp_path / "class.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [(student.name, student.group) for student in class_list(path)]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffФИО;Группа\nИванов И. И.;ИС-21\n\n  Петрова А. ;ИС-22\n",
        "Иванов И. И.,ИС-21\nПетрова А.,ИС-22",
        "№;Группа;ФИО\r\n1;ИС-21;Иванов И. И.\r\n2;ИС-22;Петрова А.\r\n",
        "1\tИванов И. И.\tИС-21\n2\tПетрова А.\tИС-22\n",
        'Ф.И.О.,Группа\n"Иванов И. И.",ИС-21\n"Петрова   А.","ИС-22"\n',
        "Фамилия;Имя;Группа\nИванов;И. И.;ИС-21\nПетрова;А.;ИС-22\n",
    ],
)
def test_name_and_group_are_found(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == PAIR


def test_what_a_russian_excel_saves_is_read(tmp_path: Path) -> None:
    text = "ФИО;Группа\r\nИванов И. И.;ИС-21\r\nПетрова А.;ИС-22\r\n"
    assert read(tmp_path, text.encode("cp1251")) == PAIR
    assert read(tmp_path, text.encode("utf-16")) == PAIR


def test_a_list_of_names_alone_is_enough_in_any_language(tmp_path: Path) -> None:
    assert read(tmp_path, "Ada Lovelace\nAlan Turing\n") == [("Ada Lovelace", ""), ("Alan Turing", "")]
    assert read(tmp_path, "Name;Group\nJürgen Groß;B\n") == [("Jürgen Groß", "B")]


def test_a_code_is_the_list_s_own_or_the_place_in_it(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("name,code\nAda,4711\nAlan,12\n")
    assert [s.code for s in class_list(path)] == ["004711", "000012"]
    path.write_text("Ada\nAlan\n")
    assert [s.code for s in class_list(path)] == ["000001", "000002"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there are no names in this list"),
        ("ФИО;Группа\n", "there are no names in this list"),
        (" ; \n\n", "there are no names in this list"),
        ("ФИО;Код\nИванов;7\nПетров;7\n", "2 students have the code '7'"),
        ("ФИО;Код\nИванов;1234567\n", "no number of at most 6 digits"),
        ("ФИО;Код\nИванов;7\nПетров;\n", "'Петров' has no code while others have"),
        (b"\x00\x01\x02\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path, text)
    assert told in str(caught.value)


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="check the path"):
        class_list(tmp_path)
