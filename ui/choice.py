"""Which claim is open, and which comes next: kept in the session and in the address of the page."""

import streamlit as st

from ui import access
from ui.access import Desk, Filters


def chosen() -> str | None:
    """The id of the open claim."""
    if "chosen" not in st.session_state:
        st.session_state["chosen"] = st.query_params.get("claim")
        st.session_state["offering"] = st.session_state["chosen"] is None
    claim: str | None = st.session_state["chosen"]
    return claim


def choose(claim: str | None) -> None:
    """Open a claim, or none; what was said about the last judgement is taken back."""
    st.session_state["chosen"] = claim
    st.session_state["offering"] = False
    st.session_state.pop("outcome", None)


def offering() -> bool:
    """Whether the session has yet to choose a claim or to close one: until then the first of the list lies open."""
    chosen()
    return bool(st.session_state["offering"])


def offer(claim: str | None) -> None:
    """Lay a claim open without having chosen it: a narrow screen goes on showing the list, the address names none."""
    if offering():
        st.session_state["chosen"] = claim


def show_in_address() -> None:
    """Write the open claim into the page's address, so that a link leads to it."""
    claim = chosen()
    if claim is None or offering():
        st.query_params.pop("claim", None)
    elif st.query_params.get("claim") != claim:
        st.query_params["claim"] = claim


def choose_next(desk: Desk, filters: Filters) -> None:
    """Open the worst unreviewed claim under the filters; those passed over in this session come last."""
    passed = st.session_state.setdefault("passed", {})
    current = chosen()
    passed[current] = None
    within = Filters(filters.severity, filters.check, filters.document, "unreviewed", filters.query)
    found, _ = access.claims(desk, within, limit=len(passed) + 1)
    ids = [view.row.id for view in found if view.row.id != current]
    following = next(iter([claim for claim in ids if claim not in passed] or ids), None)
    if following is None:
        st.session_state["notice"] = desk.say("all_reviewed")
    else:
        choose(following)
