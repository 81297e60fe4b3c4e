"""Which document of the store a text is that was read: by name, by place, and by its text where a file was renamed."""

from pathlib import Path

import pytest

from claims.model import Document
from claims.recognition import Kept, recognised
from claims.rows import document_id
from tests.factories import document

HERE = Path.cwd()
A, B = "全市有企业254家。", "全市有学校17所。"


def read(name: str, text: str = A) -> Document:
    return document(text, name=name)


def kept(name: str, text: str = A, *, place: str = "", id_: str = "", gone: bool = False) -> Kept:
    return Kept(id_ or document_id(name), name, place or str(HERE / name), document(text).sha256, gone)


def found(documents: list[Document], known: list[Kept], *there: str) -> list[str]:
    """The ids that the documents are given, where of the known files only those named are there."""
    places = {str(HERE / name) for name in there}
    return [one.identity for one in recognised(documents, known, lambda place: place not in places).documents]


def test_the_same_text_under_another_name_is_the_same_document_once_the_old_file_is_gone() -> None:
    outcome = recognised([read("new.txt")], [kept("old.txt")], lambda _: True)
    assert [one.identity for one in outcome.documents] == [document_id("old.txt")]
    assert outcome.renamed == {"new.txt": "old.txt"}


def test_a_copy_beside_the_original_is_a_document_of_its_own() -> None:
    assert found([read("copy.txt")], [kept("old.txt")], "old.txt") == [document_id("copy.txt")]
    both = [read("copy.txt"), read("old.txt")]
    assert found(both, [kept("old.txt")], "old.txt") == [document_id("copy.txt"), document_id("old.txt")]


def test_another_text_under_another_name_is_another_document() -> None:
    assert found([read("new.txt", B)], [kept("old.txt")]) == [document_id("new.txt")]


def test_a_known_name_is_its_document_whatever_it_says_now() -> None:
    known = [kept("a.txt"), kept("b.txt", B)]
    assert found([read("a.txt", B), read("b.txt", A)], known) == [document_id("a.txt"), document_id("b.txt")]


def test_of_two_new_names_one_is_the_renamed_document() -> None:
    new = [read("copy.txt"), read("elsewhere/old.txt")]
    assert found(new, [kept("old.txt")]) == [document_id("copy.txt"), document_id("old.txt")]


def test_two_that_were_alike_keep_one_document_each() -> None:
    known = [kept("one/a.txt"), kept("one/b.txt")]
    ids = [document_id("one/a.txt"), document_id("one/b.txt")]
    assert found([read("two/b.txt"), read("two/a.txt")], known) == ids[::-1]
    assert sorted(found([read("c.txt"), read("d.txt")], known)) == sorted(ids)


def test_a_new_file_under_the_name_that_a_renamed_document_had_is_another_document() -> None:
    renamed = kept("new.txt", id_=document_id("old.txt"))
    first, second = found([read("old.txt", B), read("new.txt")], [renamed])
    assert second == document_id("old.txt")
    assert first not in {document_id("old.txt"), document_id("new.txt")}
    assert found([read("old.txt", B)], [renamed, kept("old.txt", B, id_=first)]) == [first]


def test_one_that_was_gone_comes_back_under_another_name() -> None:
    assert found([read("new.txt")], [kept("old.txt", gone=True)]) == [document_id("old.txt")]


@pytest.mark.parametrize("name", ["./a.txt", str(HERE / "a.txt")])
def test_a_file_is_one_document_however_its_path_is_written(name: str) -> None:
    assert found([read(name, B)], [kept("a.txt")], "a.txt") == [document_id("a.txt")]


def test_an_address_is_never_taken_for_gone() -> None:
    address = "https://example.org/a.txt"
    assert found([read("a.txt")], [kept(address, place=address)]) == [document_id("a.txt")]
