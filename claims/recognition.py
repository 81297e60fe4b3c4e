"""Which document of the store a text is that was just read.

A document is known by its name and by the place where it was last read. One that has neither is a renamed one where it
has the same text, letter by letter, as a document whose file is no longer there; so its versions, its claims and their
reviews go on under the new name. A copy that stands beside the original stays a document of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import PurePath

from claims.documents import located
from claims.model import Document
from claims.rows import document_id
from claims.tables import content_id


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of the store: its id, its name, where it was last read, and the SHA-256 of its current text."""

    id: str
    name: str
    location: str
    sha256: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """The documents, each with the id that it is kept under, and the former names of those renamed by their new."""

    documents: tuple[Document, ...]
    renamed: Mapping[str, str]


def recognised(documents: Sequence[Document], kept: Sequence[Kept], absent: Callable[[str], bool]) -> Recognised:
    """Find the documents among those kept; `absent` says whether there is no file at a place. No two become one."""
    found = _by_name(documents, kept)
    known = set(found.values())
    gone = [one for one in kept if one.id not in known and "://" not in one.location]
    former = _by_text([one for one in documents if one.name not in found], gone, absent)
    names = {one.id: one.name for one in kept}
    taken = {*names, *known}
    for document in documents:
        if document.name not in found and document.name not in former:
            found[document.name] = _unused(document.name, taken)
            taken.add(found[document.name])
    ids = found | former
    return Recognised(
        tuple(replace(document, identity=ids[document.name]) for document in documents),
        {name: names[identity] for name, identity in former.items()},
    )


def _by_name(documents: Sequence[Document], kept: Sequence[Kept]) -> dict[str, str]:
    """The ids of the documents that are kept under their name, or were last read where they stand."""
    names = {document_id(one.name): one.id for one in kept}
    places = {located(one.location): one.id for one in kept}
    found: dict[str, str] = {}
    taken = set[str]()
    for known, key in ((names, document_id), (places, located)):
        for document in documents:
            identity = known.get(key(document.name))
            if document.name not in found and identity is not None and identity not in taken:
                found[document.name] = identity
                taken.add(identity)
    return found


def _by_text(documents: Sequence[Document], kept: Sequence[Kept], absent: Callable[[str], bool]) -> dict[str, str]:
    """The ids of the documents whose text is that of one whose file is gone; best one that was moved as it is."""
    digests = {document.sha256 for document in documents}
    left: defaultdict[str, list[Kept]] = defaultdict(list)
    for one in sorted(kept, key=lambda one: (one.gone, one.name)):
        if one.sha256 in digests and absent(located(one.location)):
            left[one.sha256].append(one)
    found: dict[str, str] = {}
    for moved in (True, False):
        for document in documents:
            alike = left[document.sha256]
            fitting = [one for one in alike if not moved or _last(one.name) == _last(document.name)]
            if fitting and document.name not in found:
                found[document.name] = fitting[0].id
                alike.remove(fitting[0])
    return found


def _last(name: str) -> str:
    return PurePath(name).name


def _unused(name: str, taken: Collection[str]) -> str:
    """The id that the name gives, or another where the document that had the name has been renamed."""
    first = document_id(name)
    others = (content_id(first, number) for number in count(2))
    return first if first not in taken else next(other for other in others if other not in taken)
