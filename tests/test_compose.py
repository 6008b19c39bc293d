"""What a composed paper promises, whatever the questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from konspekt.compose import compose
from konspekt.compose.letters import LONGEST_RUN
from konspekt.compose.options import key_of, texts
from konspekt.compose.select import length_rank, rivalry
from konspekt.model.lecture import Lecture, Section, Slide
from konspekt.model.origin import Evidence, Origin
from konspekt.model.paper import Recipe
from konspekt.model.questions import (
    Choice,
    Cloze,
    Match,
    Multiple,
    Option,
    Order,
    Question,
    Short,
    TrueFalse,
    kind_of,
)
from konspekt.model.text import Text

TITLES = ("Образы", "Контейнеры", "Реестры", "Узлы")
FULL = Recipe()
LAWS = settings(max_examples=120, deadline=None)


def lecture() -> Lecture:
    slides = tuple(
        Slide(Text(title), True, (), n, (), (), Origin("a.md", n, n, n)) for n, title in enumerate(TITLES, 1)
    )
    sections = tuple(Section(slide.title.plain, slide.number, (slide,)) for slide in slides)
    return Lecture("a", "a.md", "Лекция", "ru", "plain", slides, sections)


def question(n: int, kind: str = "choice", size: int = 4, fact: int | None = None, **more: Any) -> Question:
    """Question `n`; its options are words, the key first."""
    options = tuple(Option(f"вариант {n} {'о' * ((k + n) % 7)}{k}") for k in range(size))
    shared: dict[str, Any] = {
        "id": f"q{n}",
        "facts": (f"f{n if fact is None else fact}",),
        "stem": f"Вопрос {n}?",
        "rule": "r",
        "lecture": "a",
        "lang": "ru",
        "evidence": Evidence((Origin("a.md", n + 1, n + 1, 1),), "r"),
        "section": TITLES[n % len(TITLES)],
    } | more
    words = tuple(option.text for option in options)
    made: dict[str, Callable[[], Question]] = {
        "choice": lambda: Choice(answer=0, **{"options": options} | shared),
        "multiple": lambda: Multiple(options=options, answer=(0, 1), **shared),
        "truefalse": lambda: TrueFalse(answer=True, **shared),
        "short": lambda: Short(answer="слово", **shared),
        "cloze": lambda: Cloze(answer=words[0], options=options, **shared),
        "match": lambda: Match(left=words, right=tuple(f"= {w}" for w in words), answer=tuple(range(size)), **shared),
        "order": lambda: Order(options=words, answer=tuple(range(size)), **shared),
    }
    return made[kind]()


@st.composite
def banks(draw: st.DrawFn) -> list[Question]:
    """Up to thirty questions of all kinds that share facts, blocks and enemies."""
    count = draw(st.integers(0, 30))
    kinds = ("choice", "multiple", "truefalse", "short", "cloze", "match", "order")
    return [
        question(
            n,
            draw(st.sampled_from(kinds)),
            draw(st.integers(2, 5)),
            draw(st.integers(0, count)),
            section=draw(st.sampled_from(TITLES)),
            block=draw(st.sampled_from(("", "", "b1", "b2"))),
            difficulty=draw(st.floats(0, 1)),
            enemies=tuple(f"q{m}" for m in draw(st.lists(st.integers(0, 30), max_size=2))),
        )
        for n in range(count)
    ]


recipes = st.builds(Recipe, count=st.integers(0, 12), seed=st.integers(0, 5))


def right(question: Question) -> object:
    """The answer in words, free of any order."""
    shown = texts(question)
    match question:
        case Choice():
            return shown[question.answer]
        case Multiple():
            return frozenset(shown[n] for n in question.answer)
        case Match():
            return dict(zip(question.left, (shown[n] for n in question.answer), strict=True))
        case Order():
            return [shown[n] for n in question.answer]
        case _:
            return question.answer


def letters(questions: list[Question]) -> list[int]:
    return [key for q in questions if (key := key_of(q)) is not None]


def composed(questions: list[Question], recipe: Recipe = FULL) -> list[Question]:
    return [item.question for item in compose(questions, recipe, lecture()).items]


@LAWS
@given(banks(), recipes)
def test_enemies_and_askers_of_one_fact_never_meet(bank: list[Question], recipe: Recipe) -> None:
    paper = composed(bank, recipe)
    ids = {q.id for q in paper}
    assert all(not rivalry(bank)[q.id] & ids for q in paper)
    facts = [fact for q in paper for fact in q.facts]
    assert len(facts) == len(set(facts))


@LAWS
@given(banks(), recipes)
def test_every_answer_follows_its_option_and_nothing_is_lost(bank: list[Question], recipe: Recipe) -> None:
    before = {q.id: q for q in bank}
    for after in composed(bank, recipe):
        old = before[after.id]
        assert right(after) == right(old)
        assert sorted(texts(after)) == sorted(texts(old))
        assert (after.stem, kind_of(after)) == (old.stem, kind_of(old))


@LAWS
@given(banks(), recipes, st.randoms())
def test_a_paper_depends_on_nothing_but_its_questions_and_recipe(
    bank: list[Question], recipe: Recipe, chance: Random
) -> None:
    shuffled = list(bank)
    chance.shuffle(shuffled)
    assert composed(shuffled, recipe) == composed(bank, recipe)


@LAWS
@given(banks(), recipes)
def test_a_full_paper_leaves_out_only_what_may_not_stand_with_it(bank: list[Question], recipe: Recipe) -> None:
    paper = composed(bank, replace(recipe, count=0))
    ids, blocks = {q.id for q in paper}, {q.block for q in paper if q.block}
    for q in bank:
        assert q.id in ids or rivalry(bank)[q.id] & ids or q.block in blocks


@LAWS
@given(banks(), recipes)
def test_a_block_is_asked_twice_only_when_the_count_needs_it(bank: list[Question], recipe: Recipe) -> None:
    paper = composed(bank, recipe)
    assert not recipe.count or len(paper) <= recipe.count
    blocks = Counter(q.block for q in paper if q.block)
    if len(composed(bank, replace(recipe, count=0))) >= recipe.count or not recipe.count:
        assert all(times == 1 for times in blocks.values())


@LAWS
@given(st.integers(0, 60), st.integers(2, 5), st.integers(0, 9))
def test_key_letters_are_within_one_of_equal(count: int, size: int, seed: int) -> None:
    paper = composed([question(n, size=size) for n in range(count)], Recipe(seed=seed))
    used = Counter(letters(paper))
    assert len(paper) == count
    assert max((used[n] for n in range(size)), default=0) - min(used[n] for n in range(size)) <= 1


@LAWS
@given(st.lists(st.integers(2, 6), max_size=60), st.integers(0, 9))
def test_no_letter_runs_over_three(sizes: list[int], seed: int) -> None:
    paper = composed([question(n, size=size) for n, size in enumerate(sizes)], Recipe(seed=seed))
    places = letters(paper)
    for n in range(len(places) - LONGEST_RUN):
        assert len(set(places[n : n + LONGEST_RUN + 1])) > 1


@LAWS
@given(st.lists(st.booleans(), max_size=40), st.integers(0, 9))
def test_dates_and_numbers_ascend_and_the_others_balance_around_them(dated: list[bool], seed: int) -> None:
    def options(n: int) -> dict[str, Any]:
        return {"options": tuple(Option(year) for year in ("2013", "1979", "2006-2007", "2000"))} if dated[n] else {}

    bank = [replace(question(n), **options(n)) for n in range(len(dated))]
    paper = composed(bank, Recipe(seed=seed))
    for q in paper:
        if dated[int(q.id[1:])]:
            assert texts(q) == ("1979", "2000", "2006-2007", "2013")
    moved = [key_of(q) for q in paper if not dated[int(q.id[1:])]]
    fixed = sum(dated)
    if fixed <= len(moved) // 3 and fixed < LONGEST_RUN:
        used = Counter(letters(paper))
        assert max(used.values(), default=0) - min(used[n] for n in range(4)) <= 1


def test_units_and_months_order_what_words_cannot() -> None:
    def shown(*options: str) -> tuple[str, ...]:
        made = question(0, options=tuple(Option(text) for text in options))
        return texts(composed([made])[0])

    assert shown("10 мс", "9 мс", "1 000 мс") == ("9 мс", "10 мс", "1 000 мс")
    assert shown("12 мая 1961", "3 марта 1961 г.", "1 января 1990") == (
        "3 марта 1961 г.", "12 мая 1961", "1 января 1990",
    )  # fmt: skip
    assert shown("`8080`", "`443`", "`80`") == ("`80`", "`443`", "`8080`")


def test_a_short_paper_asks_every_section_before_it_asks_one_twice() -> None:
    bank = [question(n, section=TITLES[min(n, 3)]) for n in range(40)]
    sections = Counter(q.section for q in composed(bank, Recipe(count=4)))
    assert set(sections) == set(TITLES)


def test_every_kind_of_the_bank_has_its_turn() -> None:
    kinds = ["choice"] * 30 + ["match", "order", "short", "truefalse"]
    bank = [question(n, kind, section=TITLES[0]) for n, kind in enumerate(kinds)]
    assert {kind_of(q) for q in composed(bank, Recipe(count=8))} == set(kinds)


def test_a_rich_bank_gives_a_paper_of_which_a_quarter_at_most_is_to_be_judged() -> None:
    bank = [question(n, "truefalse" if n % 3 else "choice", section=TITLES[n % 4]) for n in range(120)]
    for count in (8, 20, 30):
        kinds = Counter(kind_of(q) for q in composed(bank, Recipe(count=count)))
        assert kinds["truefalse"] <= count / 4 + 1


def test_a_rich_bank_gives_a_paper_whose_longest_option_tells_nothing() -> None:
    bank = []
    for n in range(120):
        long = n % 3 > 0
        options = (Option("к" * (30 if long else 12)), *(Option("д" * k + str(n)) for k in (10, 14, 18)))
        bank.append(question(n, section=TITLES[0], options=options))
    ranks = Counter(length_rank(q) for q in composed(bank, Recipe(count=24)))
    assert ranks["longest"] <= 24 // 4 + 1


def test_a_paper_follows_the_lecture_and_is_numbered_from_one() -> None:
    paper = compose([question(n) for n in range(20)], Recipe(), lecture())
    assert [item.number for item in paper.items] == list(range(1, 21))
    places = [TITLES.index(item.question.section) for item in paper.items]
    assert places == sorted(places)


def test_only_the_kinds_asked_for_are_on_the_paper() -> None:
    bank = [question(n, kind) for n, kind in enumerate(("choice", "short", "match", "choice"))]
    assert {kind_of(q) for q in composed(bank, Recipe(kinds=("choice",)))} == {"choice"}


def test_a_seed_changes_the_letters() -> None:
    bank = [question(n) for n in range(20)]
    assert letters(composed(bank, Recipe(seed=1))) != letters(composed(bank, Recipe(seed=2)))
