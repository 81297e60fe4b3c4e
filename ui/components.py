"""The two parts of the page that Streamlit has no widget for: a text with clickable marks, and rows to choose from."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent

Row = dict[str, str | list[tuple[str, bool]]]
"""One row: key, tone, verdict, figure, about, place, state and judgement as words, a suggestion where there is one, and
text in pieces, each with whether it is marked."""


def marked_text(
    page: str,
    lines: Sequence[Sequence[tuple[str, str | None]]],
    marks: Mapping[str, Mapping[str, str]],
    chosen: str | None,
    related: Sequence[str],
    on_open: Callable[[str], None],
) -> None:
    """Lines of a text in pieces, each with the key of its claim or None; `on_open` gets the key of the one clicked.

    `page` names this stretch of this text: the text is drawn anew only when it changes. `marks` holds for each key
    its tone, its label and the sign and judgement of its review.
    """
    data = {
        "page": page,
        "lines": lines,
        "marks": dict(marks),
        "chosen": chosen,
        "related": list(related),
    }
    _mounted("text", '<div id="text"></div>', "marks", data, on_open)


def rows(key: str, items: Sequence[Row], chosen: str | None, on_open: Callable[[str], None]) -> None:
    """Rows to choose from; `on_open` gets the key of the one chosen."""
    _mounted(key, '<div id="rows"></div>', "rows", {"rows": list(items), "chosen": chosen}, on_open)


def _mounted(key: str, html: str, name: str, data: Any, on_open: Callable[[str], None]) -> None:
    # Registered at every run, because the registry belongs to the running server and this module outlives it in tests.
    component = st.components.v2.component(
        f"heshu_{name}",
        html=html,
        css=(HERE / f"{name}.css").read_text(encoding="utf-8"),
        js=(HERE / f"{name}.js").read_text(encoding="utf-8"),
    )

    def opened() -> None:
        value = st.session_state[key].get("opened")
        if value:
            on_open(str(value))

    component(key=key, data=data, on_opened_change=opened)
