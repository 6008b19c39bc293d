"""Quizzes of mdBook in files of their own: the teacher's questions, read where they lie with the course."""

from __future__ import annotations

from pathlib import Path

from konspekt import run

QUIZ = '''
[[questions]]
type = "MultipleChoice"
prompt.prompt = """
Look at this line.

```
turn(valve)
```

What does a **valve** do?
"""
prompt.distractors = ["It moves `water`", "It seals a joint"]
answer.answer = "It shuts a pipe"
context = "It has a seat."

[[questions]]
type = "ShortAnswer"
prompt.prompt = "Which part shuts a pipe?"
answer.answer = "valve"

[[questions]]
type = "Tracing"
prompt.program = "print(1)"
answer.doesCompile = true
answer.stdout = "1"
'''


def book(folder: Path, call: str, quiz: str = QUIZ) -> Path:
    (folder / "src").mkdir()
    (folder / "quizzes").mkdir()
    (folder / "quizzes" / "q.toml").write_text(quiz, encoding="utf-8")
    (folder / "src" / "a.md").write_text(f"# Pumps\n\n**Valve** is a part.\n\n{call}\n", encoding="utf-8")
    return folder


def test_the_questions_of_a_quiz_file_are_the_teachers_own(tmp_path: Path) -> None:
    (lecture,) = run(book(tmp_path, "{{#quiz ../quizzes/q.toml}}")).lectures
    assert [(q.stem, q.options, q.keys, q.why, str(q.origin)) for q in lecture.quizzes] == [
        (
            "Look at this line.\n`turn(valve)`\nWhat does a valve do?",
            ("It moves `water`", "It seals a joint", "It shuts a pipe"), (2,), "It has a seat.", "src/a.md:5",
        ),
        ("Which part shuts a pipe?", ("valve",), (0,), "", "src/a.md:5"),
        ("`print(1)`", ("1",), (0,), "", "src/a.md:5"),
    ]  # fmt: skip


def test_a_quiz_file_that_is_missing_or_broken_or_elsewhere_is_told_and_the_lecture_read(tmp_path: Path) -> None:
    calls = "{{#quiz ../quizzes/no.toml}} {{#quiz ../quizzes/q.toml}} {{#quiz ../../q.toml}}\n\n`{{#quiz x.toml}}`"
    call = run(book(tmp_path, calls, "[[questions"))
    told = [(r.origin.first, r.text.split("' ")[1].split(";")[0]) for r in call.remarks if r.code == "read-include"]
    outside = "lies outside the folder of the course"
    assert sorted(told) == [(5, "cannot be read as TOML"), (5, "is not there"), (5, outside)]
    assert call.lectures[0].quizzes == ()
    assert [f.subject.plain for f in call.facts] == ["Valve"]


def test_a_quiz_file_outside_the_folder_that_was_named_is_not_opened(tmp_path: Path) -> None:
    (lecture,) = run(book(tmp_path, "{{#quiz ../quizzes/q.toml}}") / "src").lectures
    assert lecture.quizzes == ()
