"""`docs/found.md`, "What konspekt finds", made of the specs: `python tests/manual.py` writes it anew."""

from __future__ import annotations

from pathlib import Path

from test_spec import CASE, SPEC

MANUAL = Path(__file__).parent.parent / "docs" / "found.md"
ORDER = (
    "definitions", "prose", "headed", "chapters",
    "statements", "fences", "prose_commands", "comments", "tables", "properties",
    "lists", "events", "traits", "formulas", "languages",
)  # fmt: skip
HEAD = """# What konspekt finds

Every example is a test: it stands in `tests/spec/`, and this page is made of it. Typographic proof (bold, code, a
table, a heading that is a term) makes a fact certain; plain sentences need a pattern and a check of their grammar. What
is nearly a fact and is refused is told by `konspekt show remarks`, with its line and the reason.

## How to write so that more is found

- Set a term off where you explain it: `**Term** — meaning`, one term a bullet, the same form for its sisters.
- Say what a list is a list of, in the line above it or in the heading.
- Put commands and what they do into a table with a head, or the comment on the command's line.
- Begin a date's bullet with the date; mark pros and cons with (+) and (-), or give them headings of their own.
- Where konspekt misunderstands, say so in an invisible comment: `<!-- konspekt: skip slide -->`,
  `<!-- konspekt: skip block -->`, `<!-- konspekt: term Pod = под, поды -->`, `<!-- konspekt: no term Итого -->`.
"""


def manual() -> str:
    """The page: a chapter a spec, with each form's example and what is found in it."""
    stems = {path.stem: path for path in SPEC.glob("*.md")}
    parts = [HEAD]
    for stem in (*ORDER, *sorted(stems.keys() - set(ORDER))):
        text = stems[stem].read_text(encoding="utf-8")
        about = text.split("\n\n")[1].replace("\n", " ")
        parts.append(f"\n## {stem.replace('_', ' ').capitalize()}\n\n{about}\n")
        for case in CASE.finditer(text):
            found = "".join(f"- {line}\n" for line in case["found"].splitlines()) or "Nothing is found.\n"
            parts.append(f"\n**{case['title']}**\n\n~~~~markdown\n{case['input']}\n~~~~\n\n{found}")
    return "".join(parts)


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8")
