"""The vocabulary of the checks: every entry on its own texts, both ways."""

import re
from importlib import resources

import pytest

from checks import lexicon, topics
from checks.numbering import numbering
from claims.errors import LexiconError

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


def matches(table, row, example):
    if table in ("pattern", "numbering", "disclaimer", "level"):
        return re.search(row["pattern"], example) is not None
    if table == "partition":
        whole, *parts = map(topics.spelled, example)
        return re.search(row["whole"], whole) is not None and all(
            re.search(pattern, part) is not None for pattern, part in zip(row["parts"], parts, strict=True)
        )
    if table == "rate":
        return all(re.search(row[key], text) for key, text in zip(("name", "part", "whole"), example, strict=True))
    if table == "each":
        spelled = map(topics.spelled, example)
        return all(re.search(row[key], text) for key, text in zip(("each", "many", "whole"), spelled, strict=True))
    one, other = example
    if table == "alias":
        return topics.spelled(one) == topics.spelled(other)
    if table == "pair":
        found = re.search(row["part"], topics.spelled(one))
        whole = found and (found.expand(row["whole"]) if found.re.groups else row["whole"])
        return found is not None and re.search(whole, topics.spelled(other)) is not None
    if table == "kind":
        return re.search(row["wider"], one) is not None and re.search(row["narrower"], other) is not None
    if table == "complement":
        return re.search(row["one"], one) is not None and re.search(row["other"], other) is not None
    if table == "stage":
        return re.search(row["part"], one) is not None and re.search(row["whole"], other) is not None
    if table == "ruler":
        return {one, other} <= row["units"].keys()
    assert table == "wider"
    part, whole = topics.spelled(one), topics.spelled(other)
    return re.search(row["part"], part) is not None and re.search(row["whole"], whole) is not None


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
