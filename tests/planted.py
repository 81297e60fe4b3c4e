"""Errors planted where a check is called."""

from collections.abc import Callable

import pytest

from claims import Document
from flows import checking


def raise_where(monkeypatch: pytest.MonkeyPatch, wanted: Callable[[list[Document]], bool]) -> None:
    """Let every call of the checks on documents that are `wanted` raise a ZeroDivisionError."""
    find = checking.check

    def check(documents: list[Document], *given: object) -> list:
        if wanted(documents):
            raise ZeroDivisionError("planted")
        return find(documents, *given)

    monkeypatch.setattr(checking, "check", check)
