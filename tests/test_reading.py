"""What a reader owes its readers: slides as a person counts them, and lines that are right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts_in_words import facts_of
from konspekt.errors import ReadError
from konspekt.model.facts import Enumeration
from konspekt.model.lecture import Block, Code, Heading, Items, Lecture, Paragraph, Table, walk
from konspekt.readers import DIALECTS, parse
from konspekt.readers import read as open_lecture
from konspekt.readers.encoding import decode
from konspekt.settings import LectureSettings


def read(text: str, **more: str) -> Lecture:
    return parse(text, "a.md", LectureSettings(**more))[0]


def titles(lecture: Lecture) -> list[str]:
    return [s.title.plain for s in lecture.slides]


def every_block(lecture: Lecture) -> Iterator[Block]:
    for slide in lecture.slides:
        yield from walk(slide.blocks)
        yield from walk(slide.notes)


def test_a_separator_glued_to_text_splits_and_makes_no_heading() -> None:
    lecture = read("# A\nlast words\n---\n# B\n- item\n---\nC")
    assert len(lecture.slides) == 3
    assert not any(isinstance(b, Heading) and "last" in b.text.plain for b in every_block(lecture))


def test_a_separator_in_a_fence_or_a_comment_or_a_lists_code_splits_nothing() -> None:
    text = "# A\n```yaml\na: 1\n---\nb: 2\n```\n\n<!--\n---\n-->\n\n- x\n\n  ```\n  ---\n  ```\n---\n# B\n"
    assert titles(read(text)) == ["A", "B"]


def test_a_line_where_reveal_and_konspekt_part_ways_is_told() -> None:
    text = "# A <!-- .element: x -->\n```\n---\n```\n--- \n# B\n---\n# C\n"
    lecture, remarks = parse(text, "a.md", LectureSettings())
    assert titles(lecture) == ["A", "B", "C"]
    assert [(r.code, r.origin.first) for r in remarks] == [("read-separator", 3), ("read-separator", 5)]
    assert not parse("---\nmarp: true\n---\n# A\n```\n---\n```\n", "a.md", LectureSettings())[1]


def test_another_lecture_that_a_deck_puts_in_is_told_and_not_read() -> None:
    text = "# A\n---\nsrc: ./pages/b.md\n---\n\n{{#include c.md}} {{#include code.rs}}\n```\n{{#include d.md}}\n```\n"
    remarks = parse(text, "a.md", LectureSettings())[1]
    assert [(r.code, r.origin.first, r.text.split("'")[1]) for r in remarks] == [
        ("read-include", 3, "./pages/b.md"), ("read-include", 6, "c.md"),
    ]  # fmt: skip


def test_a_trailing_empty_piece_is_no_slide_and_an_empty_slide_inside_keeps_its_number() -> None:
    lecture = read("# A\n---\n\n---\n# C\n---\n\n")
    assert [(s.number, s.title.plain) for s in lecture.slides] == [(1, "A"), (2, "A"), (3, "C")]
    assert not lecture.slides[1].blocks


def test_comments_of_the_slide_tool_vanish_without_moving_lines() -> None:
    lecture = read('# A\n\ntext<!-- .element: class="left" -->\n<!-- .slide: x -->\nmore\n---\n# B\n')
    paragraphs = [b for b in every_block(lecture) if isinstance(b, Paragraph)]
    assert [(p.text.plain, p.origin.first) for p in paragraphs] == [("text", 3), ("more", 5)]


def test_speaker_notes_are_kept_apart() -> None:
    slide = read("# A\nseen\n\nNote:\nsaid\n---\n# B\n").slides[0]
    assert [b.text.plain for b in slide.blocks if isinstance(b, Paragraph)] == ["seen"]
    assert [b.text.plain for b in slide.notes if isinstance(b, Paragraph)] == ["said"]


def test_a_slide_without_a_heading_continues_the_section_and_one_title_is_one_section() -> None:
    lecture = read("# A\n---\nmore\n---\n# A\n---\n# B\n")
    assert titles(lecture) == ["A", "A", "A", "B"]
    assert [(s.title, len(s.slides)) for s in lecture.sections] == [("A", 3), ("B", 1)]


def test_a_hard_wrapped_bullet_is_one_sentence_that_knows_its_lines() -> None:
    lecture = read("# A\n- one two\n  three\n- four\n---\n# B")
    items = next(b for b in every_block(lecture) if isinstance(b, Items)).items
    assert items[0].text.plain == "one two three"
    assert (items[0].origin.first, items[0].origin.last) == (2, 3)
    assert items[0].text.line_at(items[0].text.plain.index("three")) == 1


def test_every_cell_knows_its_line() -> None:
    table = next(b for b in every_block(read("# A\n\n|x|y|\n|-|-|\n|1|2|\n|3|4|\n---\nB")) if isinstance(b, Table))
    assert [row[0].origin.first for row in table.rows] == [5, 6]


def test_code_knows_the_line_of_its_first_line() -> None:
    code = next(b for b in every_block(read("# A\n```bash\nls\n```\n---\nB")) if isinstance(b, Code))
    assert (code.first, code.language, code.code) == (3, "bash", "ls")


def test_a_fence_that_nobody_closes_ends_with_its_slide_and_is_told() -> None:
    lecture, remarks = parse("# A\n```\nls\n---\n# B\n---\n# C\n", "a.md", LectureSettings())
    assert titles(lecture) == ["A", "B", "C"]
    assert [r.code for r in remarks] == ["read-unclosed"]


@pytest.mark.parametrize(
    ("text", "dialect", "slides"),
    [
        ("---\nmarp: true\n---\n# A\n\n---\n\n# B\n", "marp", 2),
        ("name: one\n# A\n???\nnotes\n---\nname: two\n# B\n--\nmore\n", "remark", 2),
        ("---\ntheme: seriph\n---\n# A\n---\nlayout: center\n---\n# B\n", "slidev", 2),
        ("---\nformat: revealjs\n---\n## A\ntext\n\n## B\ntext\n", "pandoc", 2),
        ("class: center\n# A\n---\nclass: middle\n# B\n---\nname: c\n# C\n", "remark", 3),
        ("---\nlayout: post\n---\n# A\ntext\n\n## B\ntext\n\n### C\n\n---\nEnd\n", "notes", 2),
        ("# A\n---\nlayout: fact\n---\n# B\n---\nclicks: 2\n---\n# C\n", "slidev", 3),
        ("% Title\n% Author\n\n# A\n\ntext\n", "pandoc", 2),
        ("---\ntype: slide\n---\n# A\n---\n# B\n----\n# C\n", "hackmd", 3),
        ("slidenumbers: true\n\n# A\n^ say this\n---\n# B\n", "deckset", 2),
        ("---\ndrawings: {}\n---\n# A\n---\nlayout: fact\nlayoutClass: b\n---\n# B\n", "slidev", 2),
        ("# A\n---\n# B\n", "reveal", 2),
        ("---\nseparator: ^===$\n---\n# A\n\n===\n\n# B\n", "reveal", 2),
        ("<!--\nnarrator: US English\n-->\n# A\ntext\n\n### B\ntext\n", "liascript", 2),
        ("# A\n\n{{#include a.rs}}\n\n{{#quiz q.toml}}\n", "mdbook", 1),
        ("import A from 'a'\n\n# B\n\n<Tabs>\n\ntext\n\n</Tabs>\n", "mdx", 1),
        ("::: questions\n- why?\n:::\n\n## A\n\n::: challenge\nDo.\n:::\n", "lesson", 2),
        ("# A\n\nSee [[B]].\n\n> [!tip]- Fold\n> it\n", "obsidian", 1),
        ("# Title\n\n## A\ntext\n\n## B\ntext\n", "notes", 3),
    ],
)
def test_a_dialect_is_known_by_its_sign_and_says_why(text: str, dialect: str, slides: int) -> None:
    lecture = read(text)
    assert lecture.dialect.startswith(f"{dialect} (")
    assert len(lecture.slides) == slides


def test_settings_win_over_signs() -> None:
    assert read("# A\n---\n# B\n", dialect="notes").dialect == "notes (as course.toml says)"
    assert read("# A\n---\n# B\n", dialect="quarto").dialect == "pandoc (as course.toml says)"
    assert read("---\ndialect: notes\n---\n# A\n---\n# B\n").dialect == "notes (front matter 'dialect:')"
    with pytest.raises(ReadError, match="no dialect 'powerpoint'"):
        read("# A", dialect="powerpoint")


def test_a_comment_can_leave_out_a_slide_or_a_block() -> None:
    text = "# A\n<!-- konspekt: skip block -->\n\nhidden\n\nseen\n---\n# B\n<!-- konspekt: skip slide -->\nx\n"
    lecture, remarks = parse(text, "a.md", LectureSettings())
    assert [b.text.plain for b in lecture.slides[0].blocks if isinstance(b, Paragraph)] == ["seen"]
    assert lecture.slides[1].skip
    assert [r.code for r in remarks] == ["read-skipped", "read-skipped"]


def test_a_comment_that_cannot_be_understood_is_told() -> None:
    _, remarks = parse("# A\n<!-- konspekt: dance -->\n---\nB", "a.md", LectureSettings())
    assert [(r.code, r.origin.first) for r in remarks] == [("read-hint", 2)]


def test_a_block_in_another_language_is_known_and_its_facts_speak_it() -> None:
    text = (
        "# Насосы\n\n**Насос** — это машина, которая качает воду для города и на дачу. "
        "Его ставят в доме или на реке, и он не может стоять без воды.\n\n"
        "> **Valve** is a part of the pump that shuts the pipe and is turned by hand.\n\n"
        "- Pump Station\n- Check Valve\n- Continuous Flow Meter\n"
    )
    facts, _ = facts_of(text)
    assert [(f.first, f.language) for f in read(text).foreign] == [(5, "en")]
    assert [(f.subject.plain, f.lang) for f in facts if not isinstance(f, Enumeration)] == [
        ("Насос", "ru"), ("Valve", "en"),
    ]  # fmt: skip


def test_two_small_words_are_no_other_language() -> None:
    text = "---\nlang: en\n---\n\n| Key | Mode |\n|---|---|\n| Go | Na |\n| Next | Se |\n| Step | Quick |\n"
    assert read(text).foreign == ()


RUSSIAN = "# Насосы\n\nНасос качает воду, клапан её держит.\n"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16", "utf-32"])
def test_a_russian_lecture_in_another_encoding_is_read_and_told(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.md") == (RUSSIAN, encoding)


def test_a_german_lecture_in_another_encoding_is_read_and_told() -> None:
    text = "# Größen\n\nDie Länge ist eine Größe für Körper.\n"
    assert decode(text.encode("cp1252"), "a.md") == (text, "cp1252")


def test_bytes_that_are_no_text_are_named_with_their_line() -> None:
    with pytest.raises(ReadError, match=r"a\.md:2: byte 5 \(0xff\) is not UTF-8"):
        decode(b"# A\n\xff\x00\x01\x02", "a.md")


def test_byte_order_mark_and_windows_line_ends_are_nothing() -> None:
    assert decode(b"\xef\xbb\xbf# A\r\n---\r\n# B", "a.md") == ("# A\n---\n# B", "")


def test_control_and_bidi_characters_are_no_text_and_lines_stay_lines() -> None:
    dirty = "# A\x00\x1b[31m\n\u202eb\u2066\n\u2028c\x0bd\x85e\u200f\r\nf"
    assert decode(dirty.encode(), "a.md") == ("# A[31m\nb\n c d e\nf", "")


def test_letters_that_the_fonts_lack_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n---\n# B\n\n**Ключ** — ключ, 中文, 한글.\n", encoding="utf-8")
    (remark,) = open_lecture(tmp_path / "a.md", tmp_path, LectureSettings())[1]
    assert (remark.code, str(remark.origin), remark.origin.slide) == ("write-font", "a.md:5", 2)
    assert "中 文" in remark.text


@pytest.mark.parametrize("dialect", [d.name for d in DIALECTS])
def test_a_lone_rule_is_a_lecture_of_one_empty_slide(dialect: str) -> None:
    lecture, _ = parse("---\n", "a.md", LectureSettings(dialect=dialect))
    assert len(lecture.slides) == len(lecture.sections) == 1
    assert not lecture.slides[0].blocks


PIECES = st.sampled_from(
    ["# A", "## Б", "---", "--", "```", "```bash", "~~~", "<!--", "-->", "- x", "  - y", "1. z", "|a|b|", "|-|-|",
     "> q", "Note:", "???", "$$", "text", "**b** — c", "`code", "", "   ", "\t", "[x](y)", "![i](z)", ":::", "<div>",
     ".c[", "]", "term", ":   def", "2013: x", "(+) y", "{{c1::x}}", "\ufeff", "a\\", "***",
     "<table>", "</table>", "<td>x", "<li>", "<pre>", "</pre>", "<Question", "/>", "[[X]] a", "[( )] b", "- [x] c",
     "::: challenge", "[[word]]", "> [!note] t", "!!! note", "    in", "%%", "\\[", "\\]", "\\begin{align}", "[^1]: n",
     "+--+--+", "| a| b|", "layout: x", "{{#quiz a}}", "<div>", "</div>", "*[A]: b", "^sup^", "=="]
)  # fmt: skip


@given(
    st.lists(PIECES | st.text(max_size=20), max_size=30).map("\n".join),
    st.sampled_from(["", *(d.name for d in DIALECTS)]),
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_raising_and_every_origin_lies_inside_the_file(text: str, dialect: str) -> None:
    if not text.strip():
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    lecture, remarks = parse(text, "a.md", LectureSettings(dialect=dialect))
    origins = (
        [s.origin for s in lecture.slides] + [r.origin for r in remarks] + [b.origin for b in every_block(lecture)]
        + [q.origin for q in lecture.quizzes]
    )  # fmt: skip
    assert all(1 <= o.first <= o.last <= lines for o in origins)
    numbers = [s.number for s in lecture.slides]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 1
