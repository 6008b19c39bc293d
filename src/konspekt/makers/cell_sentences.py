"""A cell of a comparison as a sentence that needs no table: `What is the bandwidth of an SSD?`

Goes in: a cell. Comes out: a stem that asks for its value, one that asks for the thing that has it, a statement; ''
where no sentence is grammatical for sure.
"""

from __future__ import annotations

from konspekt.languages.articles import article
from konspekt.languages.forms import words
from konspekt.makers.category import nameable
from konspekt.makers.cells import BARE, Cell, listed, sort_of
from konspekt.makers.entry import small_first

LEAST_DEED = 2
ADJECTIVES = ("ic", "al", "ive", "ous", "able", "ible", "ed", "ful", "less")


def cell_stem(cell: Cell) -> str:
    """Asks what the lecture gives for the thing; '' where no form fits."""
    if "cell_masc" not in cell.pack.data["stems"]:
        stem = cell.pack.word("stems", "property").replace("{subject}", cell.thing)
        return stem.replace("{attribute}", cell.attribute)
    form = _deed_form(cell) if cell.deed else _cell_form(cell) if cell.owner else ""
    return _filled(cell, form) if form else ""


def _deed_form(cell: Cell) -> str:
    """`Copy files`, `Navigate to folders`; what has its object already takes another one after `of`: `view content`."""
    if not cell.morph.names_class(cell.side) or "cell_deed" not in cell.pack.data["stems"]:
        return ""
    found = words(cell.thing)
    alone = len(found) == 1 or found[-1] in cell.pack.words("critic", "open_words")
    return "cell_deed" if alone else "cell_deed_of" if len(found) == LEAST_DEED else ""


def _cell_form(cell: Cell) -> str:
    if cell.headed("examples") and cell.sort != "clause":
        return "cell_examples" if listed(cell.value, cell.lang) else "cell_example"
    if cell.headed("uses") and cell.sort in ("value", "said"):
        return "cell_use"
    if cell.sort == "said":
        return "" if _of_side(cell, cell.value) else "cell_said"
    if not cell.noun_like or cell.headed("amounts") or cell.sort == "clause":
        return ""
    if cell.sort == "amount" and cell.plural and not cell.unit:
        return "cell_many" if "cell_many" in cell.pack.data["stems"] else ""
    return "" if BARE.fullmatch(cell.value) and not (cell.unit or cell.headed("codes")) else f"cell_{cell.whose}"


def _of_side(cell: Cell, value: str) -> bool:
    """`Order of messages: is kept in a partition`: the attribute is what the passive tells of, not the thing."""
    passive = cell.pack.one_of("deck", "passive").search(words(value)[0]) or words(value)[0].endswith("ся")
    return bool(passive) and not cell.headed("features")


def row_stem(cell: Cell) -> str:
    """Asks for the thing by what the lecture gives for it."""
    if "row_value" not in cell.pack.data["stems"]:
        stem = cell.pack.word("stems", "property_row").replace("{value}", cell.value)
        return stem.replace("{attribute}", cell.attribute)
    form = _row_form(cell) if cell.owner and not cell.deed else ""
    return _filled(cell, form) if form else ""


def _row_form(cell: Cell) -> str:
    if cell.headed("examples"):
        return "row_example" if cell.sort != "clause" else ""
    if cell.headed("uses") and cell.sort == "value":
        return "row_use"
    if cell.sort == "said":
        shape = cell.morph.gloss(cell.value)
        gender = which(cell)[1] or "neut"
        agrees = shape.number != "plur" and shape.gender in ("", gender)
        return "row_said" if agrees and not _of_side(cell, cell.value) else ""
    if not cell.noun_like or cell.headed("amounts") or cell.sort == "clause":
        return ""
    if cell.sort != "amount":
        return "row_quality" if _quality(cell) and not cell.plural else "row_value"
    if cell.plural and not cell.unit:
        return "row_many" if "row_many" in cell.pack.data["stems"] else ""
    if cell.headed("codes"):
        return "row_code"
    return "" if BARE.fullmatch(cell.value) and not cell.unit else "row_amount"


def _quality(cell: Cell) -> bool:
    """`high`, `magnetic`; `plant` is a thing."""
    known = cell.value in cell.pack.words("morphology", "qualities") or cell.value.endswith(ADJECTIVES)
    return cell.value.islower() and cell.value.isalpha() and (known or cell.lang != "en")


def which(cell: Cell) -> tuple[str, str]:
    """What the things are called, and its gender: `method`; ('', '') where the head of the rows says nothing."""
    if not cell.noun or cell.pack.one_of("tables", "no_class").fullmatch(cell.noun):
        return "", ""
    singular, gender = cell.morph.singular(cell.noun)
    known = singular and nameable(singular, cell.lang, 3) and cell.morph.gloss(singular).kind != "verbal"
    if not known or (cell.lang == "en" and not cell.morph.names_class(f"{singular}s")):
        return "", ""
    return singular, gender


def _filled(cell: Cell, form: str, value: str = "") -> str:
    own, told = cell.pack, value or cell.value
    called = cell.morph.called(cell.thing, "")
    parts = {
        **_asking(cell),
        "a": article(cell.side) if cell.lang == "en" else "",
        "a_value": article(told) if cell.lang == "en" else "",
        "do": own.word("stems", "do_plur" if called.number == "plur" else "do"),
        "amount": f"{told} {cell.unit}".rstrip(),
        "unit": own.word("stems", "in_unit").replace("{unit}", cell.unit) if cell.unit else "",
        "deed": small_first(cell.thing, cell.lang), "case": small_first(cell.thing, cell.lang), "subject": cell.owner,
        "thing": (cell.owner or called.text) if cell.lang == "en" else called.text, "attribute": cell.side,
        "quoted": told if "`" in told else own.word("stems", "quoted").replace("{term}", told), "value": told,
    }  # fmt: skip
    text = own.word("stems", form)
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return text[0].upper() + text[1:]


def _asking(cell: Cell) -> dict[str, str]:
    """`Which method`, `У какого метода`; without a word for the things, `Which of these`."""
    noun, gender = which(cell)
    asks, owns = (cell.pack.data["stems"][name] for name in ("asks", "owns"))
    if not noun:
        return {"which": asks["none"], "whose": owns["none"]}
    return {
        "which": f"{asks[gender or 'masc']} {noun}",
        "whose": f"{owns[gender or 'masc']} {noun if cell.lang == 'en' else cell.morph.owner(noun)}",
    }


def cell_claim(cell: Cell, value: str) -> str:
    """The value told of the thing; '' where that is no sentence."""
    if "cell_masc" not in cell.pack.data["stems"]:
        text = cell.pack.word("stems", "states_property")
        return text.replace("{subject}", cell.thing).replace("{attribute}", cell.attribute).replace("{value}", value)
    form = _claim_form(cell, value) if cell.owner and not cell.deed else ""
    return _filled(cell, form, value) if form else ""


def _claim_form(cell: Cell, value: str) -> str:
    sort = sort_of(value, cell.lang)
    if cell.headed("examples") and sort != "clause":
        return "tells_examples" if listed(value, cell.lang) else "tells_example"
    if cell.headed("uses") and sort == "value":
        return ""
    if sort == "said":
        told, thing = cell.morph.gloss(value), cell.morph.called(cell.thing, "")
        if _of_side(cell, value):
            fits = cell.noun_like and told.number in ("", cell.shape.number) and told.gender in ("", cell.shape.gender)
            return "tells_side" if fits else ""
        one = cell.morph.gloss(cell.thing)
        agrees = told.number in ("", thing.number or "sing") and (not told.gender or told.gender == one.gender)
        return "tells_said" if agrees else ""
    if sort == "clause":
        return ""
    if not cell.noun_like or cell.headed("amounts"):
        return _joined(cell) if cell.lang == "en" else ""
    return "" if cell.plural or (sort != "amount" and listed(value, cell.lang)) else "tells"


def _joined(cell: Cell) -> str:
    """`written in Go`; of `joins` nobody knows whether it is a verb."""
    leads = words(cell.side)[-1] in cell.pack.words("critic", "open_words")
    return "tells_participle" if leads and _done(words(cell.side)[0], cell) else ""


def _done(word: str, cell: Cell) -> bool:
    return word.endswith("ed") or word in cell.pack.words("statements", "participles")
