"""Every check there is, in the order in which they run. Adding a check is one module and one line here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import getdoc
from types import ModuleType

from checks import agree, date, growth, hedge, magnitude, order, product, reference, rule, scope, share
from checks import list as lists
from checks import sum as sums
from checks.disclaimers import waived
from checks.expressions import Rule
from checks.official import Official
from checks.page import Page, page
from checks.relation import Relation
from checks.system import solved
from claims.model import Document


@dataclass(frozen=True, slots=True)
class Given:
    """What a user gives to a check beside the documents: official figures by what they are of, and rules."""

    references: reference.Index
    rules: Sequence[Rule]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its id, what it does to a page with what the user gave beside it, and its documentation."""

    id: str
    relations: Callable[[Page, Given], Iterator[Relation]]
    manual: str


def _check(module: ModuleType, relations: Callable[[Page, Given], Iterator[Relation]] | None = None) -> Check:
    name = module.__name__.rpartition(".")[2]
    return Check(name, relations or (lambda page, _: module.relations(page)), getdoc(module) or "")


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
    _check(reference, lambda page, given: reference.relations(page, given.references)),
    _check(rule, lambda page, given: rule.relations(page, given.rules)),
)


def check(
    documents: Sequence[Document], references: Sequence[Official] = (), rules: Sequence[Rule] = ()
) -> list[Relation]:
    """Every relation between the claims of the documents, judged; the documents hold their claims.

    In the order of the documents and within each of `CHECKS`; relations that hold are among them. `references` are the
    official figures that the claims are checked against (see `checks.official`), `rules` the user's own (see
    `checks.rules`).
    """
    given = Given(reference.index(references), rules)
    pages = [page(document) for document in documents]
    return [relation for laid in pages for relation in solved(waived(laid, _found(laid, given)))]


def _found(laid: Page, given: Given) -> list[Relation]:
    return [relation for entry in CHECKS for relation in entry.relations(laid, given)]
