"""Markdown to `Lecture`: the only place that knows Markdown.

    bytes ─decode▶ lines ─scan▶ Source ─header▶ Deck ─dialect▶ cuts ─clean, blocks▶ slides ─▶ Lecture

`read` is the door. Dialects are tried in the order of `DIALECTS`; settings win over signs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from konspekt.errors import ReadError
from konspekt.languages import FALLBACK, UNKNOWN
from konspekt.languages.detect import detect
from konspekt.model.lecture import Heading, Image, Lecture, Quiz, Slide, walk
from konspekt.model.origin import Origin
from konspekt.pictures import picture_file
from konspekt.readers.book import BOOKS
from konspekt.readers.chunks import without_hidden_chunks
from konspekt.readers.deckset import DECKSET
from konspekt.readers.dialect import Deck, Dialect
from konspekt.readers.drawings import without_drawings
from konspekt.readers.encoding import decode
from konspekt.readers.frontmatter import Header, header
from konspekt.readers.hackmd import HACKMD
from konspekt.readers.includes import includes
from konspekt.readers.liascript import LIASCRIPT
from konspekt.readers.marp import MARP
from konspekt.readers.notes import NOTES
from konspekt.readers.obsidian import OBSIDIAN
from konspekt.readers.pandoc import PANDOC
from konspekt.readers.quizfiles import quiz_files
from konspekt.readers.quizzes import Found, without_quizzes
from konspekt.readers.remark import REMARK
from konspekt.readers.reveal import REVEAL
from konspekt.readers.slides import sections, slides
from konspekt.readers.slidev import SLIDEV
from konspekt.readers.source import Source, scan
from konspekt.readers.tongues import foreign
from konspekt.remarks import Remark
from konspekt.settings import LectureSettings

FOREIGN = re.compile(
    r"[\u0530-\u1c7f\u2d30-\u2dff\u2e80-\ua63f\ua6a0-\ua6ff\ua800-\ud7ff\uf900-\ufaff\ufb07-\ufdff\ufe70-\uffef]"
)
"""Letters of other scripts than Latin, Greek and Cyrillic."""
HEADER = 2**16
"""Bytes that hold any header."""
DIALECTS: tuple[Dialect, ...] = (
    MARP, REMARK, LIASCRIPT, SLIDEV, *BOOKS[2:], PANDOC, HACKMD, DECKSET, REVEAL, *BOOKS[:2], OBSIDIAN, NOTES,
)  # fmt: skip


def read(path: Path, root: Path, settings: LectureSettings) -> tuple[Lecture, tuple[Remark, ...]]:
    """The lecture in `path`, whose origins name it relative to `root`.

    Raises ReadError for a file that is missing, empty, or no text.
    """
    name = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror}); check the path") from None
    text, encoding = decode(data, name)
    lecture, remarks = parse(text, name, settings)
    more, unread = quiz_files(lecture, text, path.parent, root)
    if more:
        lecture = replace(lecture, quizzes=tuple(sorted((*lecture.quizzes, *more), key=lambda q: q.origin)))
    return lecture, (
        *_old_encoding(name, encoding),
        *remarks,
        *unread,
        *map(_asked_here, more),
        *_foreign(lecture, text),
        *_missing_images(lecture, path.parent),
    )


def lecture_id(path: Path, settings: LectureSettings) -> str:
    """The id that `read` would give; the file's stem where the file cannot be read."""
    if settings.id:
        return settings.id
    try:
        with path.open("rb") as file:
            top = file.read(HEADER).decode("utf-8-sig", "replace")
    except OSError:
        return _stem(path.name)
    return header(top.replace("\r\n", "\n").split("\n")).text("id") or _stem(path.name)


def parse(text: str, name: str, settings: LectureSettings) -> tuple[Lecture, tuple[Remark, ...]]:
    """A lecture from its text; `name` is the path that origins show. Reads no other file."""
    if not text.strip():
        raise ReadError(f"{name}:1: the file is empty; write some slides into it")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = without_drawings(scan(text, name))
    head = header(source.lines)
    deck = Deck(without_hidden_chunks(source, head), head)
    dialect, reason = _dialect(deck, settings)
    asking, found = without_quizzes(deck.source, dialect.name == LIASCRIPT.name)
    read_ = slides(Deck(asking, deck.header), dialect)
    quizzes = tuple(_quiz(q, name, read_.slides) for q in found)
    declared = settings.language or deck.header.text("lang") or deck.header.text("language")
    told = detect(text, declared)
    language = told if told and told != UNKNOWN else settings.usual_language or told or FALLBACK
    lecture = Lecture(
        id=settings.id or deck.header.text("id") or _stem(name),
        path=name,
        title=settings.title or deck.header.text("title") or _title(read_.slides) or Path(name).stem,
        language=language,
        dialect=f"{dialect.name} ({reason})",
        slides=read_.slides,
        sections=sections(read_.slides),
        hints=read_.hints,
        quizzes=quizzes,
        foreign=foreign(read_.slides, language),
        author=deck.header.text("author"),
        licence=deck.header.text("license") or deck.header.text("licence"),
        guessed=not told,
    )
    return lecture, (*_unclosed(source), *_left_out(source), *read_.remarks, *map(_asked_here, quizzes))


def _stem(name: str) -> str:
    """The file's stem; some systems write й as two characters, and an id must not depend on the computer."""
    return unicodedata.normalize("NFC", Path(name).stem)


def _dialect(deck: Deck, wanted: LectureSettings) -> tuple[Dialect, str]:
    """The dialect that settings or the front matter name, else the first whose sign is seen."""
    for name, reason in (
        (wanted.dialect, f"as {wanted.dialect_by} says"),
        (deck.header.text("dialect"), "front matter 'dialect:'"),
    ):
        if name:
            known = next((d for d in DIALECTS if name.lower() in (d.name, *d.also)), None)
            if known is None:
                names = ", ".join(d.name for d in DIALECTS)
                raise ReadError(f"{deck.source.path}:1: no dialect '{name}'; write one of {names}")
            return known, reason
    return next((d, why) for d in DIALECTS if (why := d.sign(deck)))


def _title(found: tuple[Slide, ...]) -> str:
    """The first heading of level 1, else the first heading at all."""
    heads = [b for s in found for b in s.blocks if isinstance(b, Heading)]
    top = next((h for h in heads if h.level == 1), heads[0] if heads else None)
    return top.text.plain if top else ""


def _quiz(found: Found, path: str, read_: tuple[Slide, ...]) -> Quiz:
    first = found.first + 1
    slide = next((s.number for s in reversed(read_) if s.origin.first <= first), 1)
    return Quiz(
        found.stem,
        found.options,
        found.keys,
        found.why,
        Origin(path, first, found.stop, slide),
        found.single,
        found.strong,
    )


def _asked_here(quiz: Quiz) -> Remark:
    text = "the lecture asks here itself; no fact is taken from it, 'konspekt show quizzes' lists it"
    return Remark("read-quiz", text, quiz.origin)


def _old_encoding(name: str, encoding: str) -> list[Remark]:
    text = f"the file is not UTF-8; it was read as {encoding}. Save it as UTF-8, so that nobody need guess"
    return [Remark("read-encoding", text, Origin(name, 1, 1, 1))] if encoding else []


def _left_out(source: Source) -> list[Remark]:
    text = "the deck puts in '{}' here, which is not read; name that file too, if it teaches"
    return [Remark("read-include", text.format(n), Origin(source.path, i + 1, i + 1, 1)) for i, n in includes(source)]


def _unclosed(source: Source) -> list[Remark]:
    text = "this is never closed; it was taken to end at the next slide. Close it"
    return [Remark("read-unclosed", text, Origin(source.path, i + 1, i + 1, 1)) for i in source.unclosed]


def _foreign(lecture: Lecture, text: str) -> list[Remark]:
    """A remark where the lecture is written in letters that the fonts of the pages do not have."""
    found = sorted(set(FOREIGN.findall(text)))
    if not found:
        return []
    line = text.count("\n", 0, text.index(found[0])) + 1
    slide = next((s.number for s in lecture.slides if s.origin.first <= line <= s.origin.last), 1)
    some = " ".join(found[:5])
    said = f"the fonts have no letters such as {some}; pages show them in a font of this computer, or as boxes"
    return [Remark("write-font", said, Origin(lecture.path, line, line, slide))]


def _missing_images(lecture: Lecture, folder: Path) -> list[Remark]:
    """A remark for every picture that cannot be shown."""
    return [
        Remark("read-image", f"the picture '{block.src:.200}' {why}; a placeholder stands in for it", block.origin)
        for slide in lecture.slides
        for block in walk(slide.blocks)
        if isinstance(block, Image) and not block.src.startswith("data:")
        and isinstance(why := picture_file(folder, block.src), str)
    ]  # fmt: skip


__all__ = ["DIALECTS", "Header", "lecture_id", "parse", "read"]
