"""Every check there is, in the order in which they run. Adding a check is one module and one line here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import getdoc
from types import ModuleType

from checks import agree, date, growth, hedge, magnitude, order, product, scope, share
from checks import list as lists
from checks import sum as sums
from checks.disclaimers import waived
from checks.page import Page, page
from checks.relation import Relation
from checks.system import solved
from claims.model import Document


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its id, what it does to a page, and its documentation."""

    id: str
    relations: Callable[[Page], Iterator[Relation]]
    manual: str


def _check(module: ModuleType) -> Check:
    return Check(module.__name__.rpartition(".")[2], module.relations, getdoc(module) or "")


CHECKS = (
    _check(agree),
    _check(scope),
    _check(sums),
    _check(share),
    _check(growth),
    _check(product),
    _check(lists),
    _check(order),
    _check(hedge),
    _check(magnitude),
    _check(date),
)


def check(documents: Sequence[Document]) -> list[Relation]:
    """Every relation between the claims of the documents, judged; the documents hold their claims.

    In the order of the documents and within each of `CHECKS`; relations that hold are among them.
    """
    pages = [page(document) for document in documents]
    return [relation for laid in pages for relation in solved(waived(laid, _found(laid)))]


def _found(laid: Page) -> list[Relation]:
    return [relation for entry in CHECKS for relation in entry.relations(laid)]
