"""The relations between figures, so that a check that raises on one document leaves the others theirs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from checks import across, check
from checks.relation import Relation
from claims.model import Document

if TYPE_CHECKING:
    from flows.given import Given


class Checked(NamedTuple):
    """The relations of some documents, the names of those on which a check raised, and what it raised.

    `together` is what a check raised on the others at once, though on none of them alone: then each was checked by
    itself.
    """

    relations: list[Relation]
    raised: dict[str, Exception]
    together: Exception | None


def checked(
    documents: Sequence[Document], given: "Given", beside: Sequence[Document] = (), *, again: bool = False
) -> Checked:
    """Every relation within the documents, between them and to those beside, but of those on which a check raises.

    `again` is for the relations between those beside as well.
    """
    try:
        return Checked(_relations(documents, given, beside, again=again), {}, None)
    except Exception:  # noqa: BLE001 - one document must not stop the others
        return _checked_apart(documents, given, beside, again=again)


def raised_by(error: Exception) -> str:
    """What is told of a check that raised."""
    return f"a check raised {type(error).__name__}: {error}"


def _relations(
    documents: Sequence[Document], given: "Given", beside: Sequence[Document], *, again: bool
) -> list[Relation]:
    found = check(documents, given.references, given.rules, beside)
    return [*found, *(across(beside) if again else ())]


def _checked_apart(
    documents: Sequence[Document], given: "Given", beside: Sequence[Document], *, again: bool
) -> Checked:
    raised: dict[str, Exception] = {}
    alone: list[Relation] = []
    for document in documents:
        try:
            alone += check([document], given.references, given.rules)
        except Exception as error:  # noqa: BLE001 - one document must not stop the others
            raised[document.name] = error
    sound = [document for document in documents if document.name not in raised]
    try:
        return Checked(_relations(sound, given, beside, again=again), raised, None)
    except Exception as error:  # noqa: BLE001 - each by itself is better than none
        return Checked(alone, raised, error)
