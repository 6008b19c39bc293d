"""Laws that hold for any lecture: what a fact may say, what a question may not show, what may not move."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from facts_in_words import facts_of, lecture_of
from konspekt.critic import judge
from konspekt.languages.forms import words
from konspekt.languages.morphology import morphology
from konspekt.makers import choose, make
from konspekt.model.facts import Enumeration, Fact, Property
from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, Question

ROOT = Path(__file__).parent.parent
SAMPLE = (ROOT / "content" / "orchestrators.md").read_text(encoding="utf-8")

TERMS = ["Pod", "Service", "Volume", "Secret", "Node", "Label", "Ingress", "Job", "Кластер", "Реестр", "Образ", "Слой"]
GLOSSES = [
    "минимальная сущность для развертывания", "абстракция над набором процессов", "персистентное хранилище файлов",
    "способ хранить конфиденциальные сведения", "машина с установленным агентом", "пометка для выбора объектов",
    "правило входа трафика снаружи", "задача с концом и отчётом", "набор машин под общим управлением",
    "a part that decides about networks", "a set of rules for packets", "удобный формат записи настроек",
]  # fmt: skip
PAIR = st.tuples(st.sampled_from(TERMS), st.sampled_from(GLOSSES))
SLIDES = st.lists(PAIR, min_size=1, max_size=9, unique_by=lambda t: t[0])
LAWS = settings(max_examples=40, deadline=None)


def deck(pairs: list[tuple[str, str]]) -> str:
    return "\n---\n".join(f"# Глава {n}\n\n**{term}** — {gloss}." for n, (term, gloss) in enumerate(pairs))


def questions_of(text: str) -> tuple[Question, ...]:
    facts, _ = facts_of(text, "ru")
    return choose(judge(make(facts, 0), facts)[0], facts)


def said(fact: Fact) -> str:
    texts = [i.plain for i in fact.items] if isinstance(fact, Enumeration) else [fact.value.plain]
    texts += [fact.attribute.plain] if isinstance(fact, Property) else []
    return " ".join([fact.subject.plain, *texts])


def assert_words_stand_in_the_lecture(text: str) -> None:
    lecture = lecture_of(text)
    lines = text.split("\n")
    morph = morphology(lecture.language)
    for fact in facts_of(text)[0]:
        sources = [" ".join(lines[o.first - 1 : o.last]) for o in fact.evidence.origins]
        for origin in fact.evidence.origins:
            slide = lecture.slides[origin.slide - 1]
            sources += [slide.title.plain, *slide.trail, " ".join(lines[slide.origin.first - 1 : slide.origin.last])]
        here = {morph.lemma(w) for source in sources for w in words(source.replace("`", " "))}
        strange = [w for w in words(said(fact)) if morph.lemma(w) not in here]
        assert not strange, f"{fact.key}: {strange}"


def test_every_word_of_a_fact_stands_where_its_origin_says() -> None:
    assert_words_stand_in_the_lecture(SAMPLE)


@given(SLIDES)
@LAWS
def test_every_word_of_a_fact_stands_where_its_origin_says_in_any_deck(pairs: list[tuple[str, str]]) -> None:
    assert_words_stand_in_the_lecture(deck(pairs))


def test_keys_and_ids_are_unique() -> None:
    facts, _ = facts_of(SAMPLE)
    assert len({f.key for f in facts}) == len(facts)
    ids = [q.id for q in questions_of(SAMPLE)]
    assert len(set(ids)) == len(ids)


@given(SLIDES)
@LAWS
def test_no_distractor_is_the_key_and_every_answer_is_there(pairs: list[tuple[str, str]]) -> None:
    for question in questions_of(deck(pairs)):
        assert_sound(question)


def test_no_distractor_of_the_sample_lecture_is_the_key() -> None:
    for question in questions_of(SAMPLE):
        assert_sound(question)


def assert_sound(question: Question) -> None:
    match question:
        case Choice():
            texts = [o.text for o in question.options]
            assert len(set(texts)) == len(texts) >= 3
            assert question.options[question.answer].why == ""
            assert all(o.why for n, o in enumerate(question.options) if n != question.answer)
        case Multiple():
            assert 0 < len(question.answer) < len(question.options)
            assert all(bool(o.why) == (n not in question.answer) for n, o in enumerate(question.options))
        case Match():
            assert len(set(question.right)) == len(question.right)
            assert sorted(question.answer) == list(range(len(question.left)))
        case Order():
            assert sorted(question.answer) == list(range(len(question.options)))
        case Cloze():
            assert question.stem.count("____") == 1
        case _:
            pass


def test_nothing_is_asked_of_a_doubtful_fact() -> None:
    doubtful = {f.key for f in facts_of(SAMPLE)[0] if f.doubtful}
    assert len(doubtful) == 6
    assert not any(set(q.facts) & doubtful for q in questions_of(SAMPLE))


def test_no_fact_is_asked_more_than_three_times() -> None:
    facts, _ = facts_of(SAMPLE)
    asked = [key for q in questions_of(SAMPLE) for key in q.facts]
    assert max(asked.count(f.key) for f in facts) <= 3


def test_enemies_are_mutual() -> None:
    questions = {q.id: q for q in questions_of(SAMPLE)}
    assert all(q.id in questions[e].enemies for q in questions.values() for e in q.enemies)


@given(SLIDES, st.sampled_from(["# Конец\n\nСпасибо за внимание!", "# Картинка\n\n![x](y.png)", "# Вопросы?"]))
@LAWS
def test_a_slide_that_adds_no_fact_changes_no_question(pairs: list[tuple[str, str]], more: str) -> None:
    assert questions_of(deck(pairs)) == questions_of(f"{deck(pairs)}\n---\n{more}")


def test_a_corrected_meaning_keeps_every_id() -> None:
    corrected = SAMPLE.replace("программный компонент для создания", "программная часть для создания")
    assert {f.key for f in facts_of(SAMPLE)[0]} == {f.key for f in facts_of(corrected)[0]}


def test_a_fact_that_leaves_one_slot_moves_nothing_in_another() -> None:
    before = {q.id: q for q in questions_of(SAMPLE)}
    without = SAMPLE.replace("|EXPOSE| Указывает на необходимость открыть порт.|\n", "")
    after = {q.id: q for q in questions_of(without)}
    terms = [i for i, q in before.items() if isinstance(q, Choice) and "#term" in i and "`" not in q.options[0].text]
    assert terms
    assert all([o.text for o in before[i].options] == [o.text for o in after[i].options] for i in terms)  # type: ignore[union-attr]


def test_the_same_lecture_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    outputs = set()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-m", "konspekt", "show", "questions", "--json", "content/orchestrators.md"],
            capture_output=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
        )  # fmt: skip
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") > 100
