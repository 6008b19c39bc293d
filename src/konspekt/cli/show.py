"""`konspekt show`: every stage can be looked at, for people or as JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from konspekt.cli.options import call, say, selecting

if TYPE_CHECKING:
    from konspekt.pipeline import Run

WHAT = ("outline", "facts", "questions", "cards", "quizzes", "remarks")
Rows = Iterator[dict[str, Any]]


@click.command()
@click.argument("what", type=click.Choice(WHAT))
@selecting
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def show(what: str, as_json: bool, **selection: Any) -> None:
    """Show what was understood: outline, facts, questions, cards, the lecture's own quizzes, or remarks."""
    run = call(**selection)
    if as_json:
        from konspekt.writers.rows import json_line

        for row in ROWS[what](run):
            click.echo(json_line(row).encode())
        return
    for line in LINES[what](run):
        say(line)


def _outline_rows(run: Run) -> Rows:
    from konspekt.outline import accounts

    for lecture in run.lectures:
        yield {"lecture": lecture.id, "title": lecture.title, "lang": lecture.language, "dialect": lecture.dialect,
               "slides": len(lecture.slides), "sections": len(lecture.sections)}  # fmt: skip
        for row in accounts(lecture, run.facts, run.remarks):
            yield {"lecture": row.lecture, "slide": row.number, "line": row.line, "section": row.section,
                   "title": row.title, "taken": dict(row.taken), "left": list(row.left)}  # fmt: skip


def _outline(run: Run) -> Iterator[str]:
    from konspekt.outline import accounts

    for lecture in run.lectures:
        yield f"{lecture.title} ({run.prefix}{lecture.path})"
        counts = f"{len(lecture.slides)} slides, {len(lecture.sections)} sections"
        guess = " (too few words tell it)" if lecture.guessed else ""
        yield f"dialect: {lecture.dialect}; language: {lecture.language}{guess}; {counts}"
        section = 0
        for row in accounts(lecture, run.facts, run.remarks):
            if row.section != section:
                section = row.section
                yield f"\n{section}. {row.title or '(no title)'}"
            taken = ", ".join(f"{count} {kind}" for kind, count in row.taken) or "nothing taken"
            yield f"   slide {row.number} (line {row.line}): {taken}"
            yield from (f"      {why}" for why in row.left)


def _facts(run: Run) -> Iterator[str]:
    from konspekt.writers.rows import fact_row

    for fact in run.facts:
        row = fact_row(fact)
        said = row.get("value") or "; ".join(row.get("items", ()))
        attribute = f" . {row['attribute']}" if "attribute" in row else ""
        sign = f"({row['polarity']}) " if "polarity" in row else ""
        aliases = f" ({', '.join(row['aliases'])})" if row.get("aliases") else ""
        doubt = f"   ? {row['doubtful']}" if "doubtful" in row else ""
        yield f"{run.prefix}{fact.origin}  {row['kind']:11} {row['subject']}{aliases}{attribute} = {sign}{said}{doubt}"


def _questions(run: Run) -> Iterator[str]:
    from konspekt.writers.rows import question_row

    for number, question in enumerate(run.questions, 1):
        row = question_row(question)
        yield f"{number}. {row['stem']}   [{run.prefix}{question.origin}, slide {question.origin.slide}, {row['kind']}]"
        yield from _answers(row)


def _answers(row: dict[str, Any]) -> Iterator[str]:
    answer = row["answer"]
    if row["kind"] == "match":
        for left, at in zip(row["left"], answer, strict=True):
            yield f"     {left} = {row['right'][at]}"
    elif row["kind"] == "order":
        yield from (f"     {number}. {row['options'][at]}" for number, at in enumerate(answer, 1))
    elif row["kind"] in ("choice", "multiple"):
        keys = [answer] if isinstance(answer, int) else answer
        for at, option in enumerate(row["options"]):
            why = f"   ({row['why'][at]})" if row["why"][at] else ""
            yield f"   {'*' if at in keys else ' '} {option}{why}"
    else:
        yield f"   = {answer}"


def _cards(run: Run) -> Iterator[str]:
    for note in run.notes:
        for card in note.cards:
            yield f"{run.prefix}{note.origin}  {note.type:7} {card.front}\n{'':20}-> {card.back}"


def _fact_rows(run: Run) -> Rows:
    from konspekt.writers.rows import fact_row

    return map(fact_row, run.facts)


def _question_rows(run: Run) -> Rows:
    from konspekt.writers.rows import question_row

    return map(question_row, run.questions)


def _card_rows(run: Run) -> Rows:
    from konspekt.writers.rows import card_rows

    return (row for note in run.notes for row in card_rows(note))


def _quiz_rows(run: Run) -> Rows:
    from konspekt.writers.rows import quiz_row

    return (quiz_row(quiz, lecture) for lecture in run.lectures for quiz in lecture.quizzes)


def _quizzes(run: Run) -> Iterator[str]:
    for lecture in run.lectures:
        for quiz in lecture.quizzes:
            stem = quiz.stem.replace("\n", "\n   ")
            yield f"{stem}   [{run.prefix}{quiz.origin}, slide {quiz.origin.slide}]"
            yield from (f"   {'*' if n in quiz.keys else ' '} {option}" for n, option in enumerate(quiz.options))
            yield from [f"   = {quiz.why}"] if quiz.why else []


def _remark_rows(run: Run) -> Rows:
    for one in run.remarks:
        yield {
            "code": one.code,
            "text": one.text,
            "file": one.origin.path,
            "line": one.origin.first,
            "slide": one.origin.slide,
        }


def _remarks(run: Run) -> Iterator[str]:
    return (f"{run.prefix}{one}" for one in run.remarks)


ROWS: dict[str, Callable[[Run], Rows]] = {
    "outline": _outline_rows,
    "facts": _fact_rows,
    "questions": _question_rows,
    "cards": _card_rows,
    "quizzes": _quiz_rows,
    "remarks": _remark_rows,
}
LINES: dict[str, Callable[[Run], Iterator[str]]] = {
    "outline": _outline,
    "facts": _facts,
    "questions": _questions,
    "cards": _cards,
    "quizzes": _quizzes,
    "remarks": _remarks,
}
