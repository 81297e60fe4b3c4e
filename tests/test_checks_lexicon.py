"""The vocabulary of the checks: every entry on its own texts, both ways."""

import re
from importlib import resources

import pytest

from checks import lexicon
from checks.figures import topics
from checks.figures.numbering import numbering
from checks.lists import closed_lists
from checks.page import page
from checks.products.worked_out import forms_of, worked_out
from claims import extract_document
from claims.errors import LexiconError
from claims.model import Document

FILES = sorted(path.name for path in resources.files("checks.lexicon").iterdir() if path.name.endswith(".toml"))


def tables(file):
    text = resources.files("checks.lexicon").joinpath(file).read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^\[\[(\w+)\]\]", text, re.MULTILINE)))


ENTRIES = [
    pytest.param(table, row, id=f"{file} {table} {index}")
    for file in FILES
    for table in tables(file)
    for index, row in enumerate(lexicon.entries(file, table))
]


AS_WRITTEN = {
    "base": ("rate", "part", "whole"),
    "ratio": ("name", "many", "few"),
    "rate": ("name", "part", "whole"),
    "kind": ("wider", "narrower"),
    "complement": ("one", "other"),
    "stage": ("part", "whole"),
    "done": ("rate", "done"),
    "difference": ("more", "less", "rest"),
    "average": ("each", "many", "whole"),
    "over": ("over", "under", "ratio"),
    "stock": ("opening", "inflow", "outflow", "closing"),
    "holder": ("holder", "held"),
}
AS_SPELLED = {"each": ("each", "many", "whole"), "wider": ("part", "whole"), "lower": ("lower", "upper")}


def matches(table, row, example):
    if table in AS_WRITTEN:
        return all(re.search(row.get(key, ""), text) for key, text in zip(AS_WRITTEN[table], example, strict=True))
    if table in AS_SPELLED:
        spelled = map(topics.spelled, example)
        return all(re.search(row[key], text) for key, text in zip(AS_SPELLED[table], spelled, strict=True))
    return OWN_WAYS.get(table, found)(row, example)


def found(row, example):
    return re.search(row["pattern"], example) is not None


def by_names(row, example):
    return re.search(row["names"], example) is not None


def made_up(row, example):
    expected = zip((row["whole"], *row["parts"]), map(topics.spelled, example), strict=True)
    return all(re.search(pattern, name) for pattern, name in expected)


def became(row, example):
    return all(re.search(words, text) for words, text in zip((row["whole"], *row["parts"]), example, strict=True))


def one_name(_, example):
    return len(set(map(topics.spelled, example))) == 1


def all_of_them(row, example):
    return all(re.search(words, text) for words, text in zip(row["parts"], example, strict=True))


def within(row, example):
    part, whole = map(topics.spelled, example)
    match = re.search(row["part"], part)
    wanted = match and (match.expand(row["whole"]) if match.re.groups else row["whole"])
    return match is not None and re.search(wanted, whole) is not None


def called(row, example):
    noun, name = example
    fits = closed_lists.is_called(row, name)
    return fits and re.fullmatch(row["noun"], noun) is not None


def worked(row, example):
    laid = page(extract_document(Document(name="example.txt", text=example, sha256="")))
    return any(each.fits for line in laid.lines for each in worked_out(line, list(forms_of(row))))


def on_ruler(row, example):
    return set(example) <= row["units"].keys()


OWN_WAYS = {
    "couple": by_names,
    "contrary": by_names,
    "partition": made_up,
    "form": worked,
    "alias": one_name,
    "pair": within,
    "ruler": on_ruler,
    "listed": called,
    "outcome": became,
    "growths": became,
    "series": became,
    "sum": became,
    "kinds": all_of_them,
}


@pytest.mark.parametrize(("table", "row"), ENTRIES)
def test_an_entry_matches_what_it_says_and_not_what_it_denies(table, row):
    assert row["yes"]
    assert row["no"]
    assert [example for example in row["yes"] if not matches(table, row, example)] == []
    assert [example for example in row["no"] if matches(table, row, example)] == []


def test_a_pattern_that_no_file_has_is_named_in_the_error():
    with pytest.raises(LexiconError, match=r"checks/lexicon/list\.toml: no usable pattern 'nothing'"):
        lexicon.pattern("list.toml", "nothing")


def test_a_table_that_a_file_lacks_is_named_in_the_error():
    with pytest.raises(LexiconError, match=r"checks/lexicon/list\.toml: no readable \[\[nothing\]\]"):
        lexicon.entries("list.toml", "nothing")


def test_items_are_numbered_as_they_are_written():
    marks = numbering("一、甲\n二、乙\n十一、丙\n1.丁\n2.戊").marks
    assert [number for _, number in marks["一、"]] == [1, 2, 11]
    assert [number for _, number in marks["1."]] == [1, 2]


@pytest.mark.parametrize("file", FILES)
def test_no_two_patterns_of_a_file_share_a_name(file):
    names = [row["name"] for row in lexicon.entries(file, "pattern")] if "pattern" in tables(file) else []
    assert len(names) == len(set(names))
