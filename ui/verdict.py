"""People's judgement of a claim: taken, checked, stored at once, and shown with all that came before it."""

from collections.abc import Mapping
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claims.desk import ClaimDetail, ReviewState
from claims.errors import StoreError
from claims.tables import Judgement
from ui import access, pieces
from ui.access import Desk
from ui.choice import choose, chosen

SHORTCUTS = dict(zip(Judgement, "12345", strict=True))


def verdict(desk: Desk, detail: ClaimDetail) -> None:
    """Where the claim stands with people, the buttons, what goes with a judgement, and the history."""
    claim = detail.claim.row.id
    heading = st.empty()
    judged = "" if outcome(desk, claim) else _judged(detail)
    heading.html(pieces.axis(desk, "people_axis", access.standing_of(detail.claim), judged))
    with st.container(horizontal=True, key="verdicts", gap="xsmall"):
        for judgement, shortcut in SHORTCUTS.items():
            st.button(
                desk.say(judgement),
                key=f"judge_{judgement}_{claim}",
                shortcut=shortcut,
                on_click=judge,
                args=(desk, detail, judgement),
            )
    who, where = st.columns([2, 3], gap="xsmall")
    _field(desk, who, "reviewer", "reviewer", 80)
    _field(desk, where, "evidence", f"evidence_{claim}", 2000)
    st.text_area(
        desk.say("note"),
        key=f"note_{claim}",
        placeholder=desk.say("note_hint"),
        max_chars=5000,
        height=68,
        label_visibility="collapsed",
        on_change="ignore",
        persist_state="session",
    )
    if detail.history:
        with st.expander(desk.say("history", count=len(detail.history))):
            st.html(pieces.history(desk, detail.history, detail.claim.row.key))


def _field(desk: Desk, place: DeltaGenerator, name: str, key: str, length: int) -> None:
    # Ignoring the change keeps leaving the field from racing with the click on a judgement, which sends it anyway.
    place.text_input(
        desk.say(name),
        key=key,
        placeholder=desk.say(f"{name}_hint"),
        max_chars=length,
        label_visibility="collapsed",
        on_change="ignore",
        persist_state="session",
    )


def judge(desk: Desk, detail: ClaimDetail, judgement: Judgement) -> None:
    """Store a judgement with what was typed beside it; the outcome is left for the page to show.

    What was typed stays where the judgement was not stored. A key pressed while the page goes on to another claim
    judges neither.
    """
    claim = detail.claim.row.id
    if (opened := chosen()) != claim:
        st.session_state["outcome"] = {"claim": opened, "state": "refused", "words": desk.say("moved_on")}
        return
    choose(claim)
    typed = {name: str(st.session_state.get(f"{name}_{claim}") or "").strip() for name in ("evidence", "note")}
    reviewer = str(st.session_state.get("reviewer") or "").strip()
    problem = _problem(reviewer, typed)
    if problem:
        st.session_state["outcome"] = {"claim": claim, "state": "refused", "words": desk.say(problem)}
        return
    try:
        access.review(desk, detail, judgement, reviewer, typed["evidence"], typed["note"])
    except StoreError as error:
        words = desk.say("not_stored", reason=str(error))
        st.session_state["outcome"] = {"claim": claim, "state": "failed", "words": words, "again": (detail, judgement)}
        return
    for name in typed:
        st.session_state[f"{name}_{claim}"] = ""
    words = desk.say("stored", figure=detail.claim.row.text, judgement=desk.say(judgement))
    st.session_state["outcome"] = {"claim": claim, "state": "stored", "words": words}


def outcome(desk: Desk, claim: str) -> bool:
    """What became of the last judgement of this claim, with another try where the store refused it.

    Whether that tells how the claim stands: a judgement that was stored does.
    """
    last = st.session_state.get("outcome")
    if not last or last["claim"] != claim:
        return False
    st.html(f'<p class="hs-outcome {last["state"]}" role="status">{escape(last["words"])}</p>')
    if last["state"] == "failed":
        detail, judgement = last["again"]
        st.button(desk.say("retry"), key="retry", type="primary", on_click=judge, args=(desk, detail, judgement))
    return bool(last["state"] == "stored")


def _problem(reviewer: str, typed: Mapping[str, str]) -> str | None:
    if not reviewer:
        return "reviewer_missing"
    if typed["evidence"] and pieces.web_address(typed["evidence"]) is None:
        return "evidence_wrong"
    return None


def _judged(detail: ClaimDetail) -> str:
    """Who gave the judgement that stands, and when; nothing where none does."""
    state = detail.claim.state
    if state is None or state.stale:
        return ""
    return f"{state.review.reviewer} · {pieces.moment(state.review.created)}"


def stale(desk: Desk, detail: ClaimDetail) -> None:
    """Of a stale judgement: that it is so, what it was given for, and what stands there now."""
    state, now = detail.claim.state, detail.claim
    if state is None or not state.stale:
        return
    change = ""
    if detail.judged is not None:
        pairs = (("was", detail.judged.claim, detail.judged.sentence), ("is_now", now.row, now.sentence))
        change = "".join(
            f"<dt>{desk.say(name)}</dt><dd>{pieces.marked(row, words, 24)}"
            f"<small>{escape(pieces.bounds(desk, row))}</small></dd>"
            for name, row, words in pairs
        )
    st.html(
        f'<div class="hs-stale"><p><s>{escape(_who(desk, state))}</s> <b>{desk.say("stale")}</b></p>'
        f"<p>{desk.say('stale_why')}</p><dl>{change}</dl></div>"
    )


def _who(desk: Desk, state: ReviewState) -> str:
    review = state.review
    return desk.say(
        "judged",
        judgement=desk.say(review.judgement),
        reviewer=review.reviewer,
        moment=pieces.moment(review.created),
    )
