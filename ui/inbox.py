"""The inbox: findings and figures, the worst first, with one of them opened beside the list."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil

import streamlit as st

from claims.desk import WAIVED, ClaimView, RelationView
from claims.tables import DocumentRow, Judgement
from ui import access, pieces
from ui.access import PAGE, Desk, Filters
from ui.choice import choose, chosen, offer, offering, show_in_address
from ui.components import Row, rows
from ui.paging import page, pager, turn_to
from ui.panel import panel

SEVERITIES = ("critical", "warning", WAIVED, "info", "unchecked")
FINDINGS = SEVERITIES[:3]
STANDINGS = ("unreviewed", *map(str, Judgement), "stale")
MEMBERS = 6
"""Figures of a finding that its row names."""
FILTERS = ("severity", "check", "document", "judgement", "query")


def show(desk: Desk, open_document: Callable[[], None]) -> None:
    """The page."""
    show_in_address()
    view, filters = _filters(desk)
    with st.container(key="inbox_open" if chosen() and not offering() else "inbox"):
        left, right = st.columns([11, 10], gap="medium")
    with left, st.container(key="list"):
        _failed(desk)
        order = _findings(desk, filters) if view == "findings" else _figures(desk, filters)
        _gone(desk)
    open_claim = chosen()
    with right, st.container(key="detail"):
        if open_claim is None:
            st.caption(desk.say("choose"))
            st.caption(desk.say("keys"))
        else:
            panel(desk, open_claim, access.detail(desk, open_claim), order, filters, open_document)


def _failed(desk: Desk) -> None:
    """What the last run could not do, since the list would look as clean without it."""
    if failed := access.failures(desk):
        subjects = list(dict.fromkeys(message.partition(": ")[0] for message in failed))
        names = desk.say("between").join(subjects[:MEMBERS]) + ("…" if len(subjects) > MEMBERS else "")
        st.warning(desk.say("last_run_failed", count=len(failed), names=pieces.plain(names)))


def _gone(desk: Desk) -> None:
    """Which documents are missing from the list, since their files are."""
    if gone := access.gone(desk).values():
        names = desk.say("between").join(row.title or row.name for row in list(gone)[:MEMBERS])
        more = "…" if len(gone) > MEMBERS else ""
        st.caption(desk.say("gone_documents", count=len(gone), names=pieces.plain(names) + more))


def _view(desk: Desk) -> str:
    found = access.counts(desk).findings
    names = {
        "findings": f"{desk.say('findings')} {found['critical'] + found['warning']}",
        "figures": f"{desk.say('figures')} {access.counts(desk).total}",
    }
    return str(
        st.segmented_control(
            desk.say("inbox"),
            list(names),
            default="findings" if found["critical"] + found["warning"] else "figures",
            required=True,
            format_func=names.__getitem__,
            key="view",
            label_visibility="collapsed",
            persist_state="session",
            on_change=turn_to,
            args=("page",),
        )
    )


def _filters(desk: Desk) -> tuple[str, Filters]:
    counts = access.counts(desk)
    known = access.documents(desk)
    with st.container(horizontal=True, key="filters", gap="small", vertical_alignment="center"):
        view = _view(desk)
        query = st.text_input(
            desk.say("search_label"),
            key="query",
            type="search",
            placeholder=desk.say("search"),
            label_visibility="collapsed",
            persist_state="session",
            on_change=turn_to,
            args=("page",),
        )
        check = _select(desk, "check", "any_check", {name: desk.say(f"check_{name}") for name in sorted(counts.checks)})
        document = _select(desk, "document", "any_document", {key: row.title or row.name for key, row in known.items()})
    by_severity = counts.severities if view == "figures" else counts.findings
    severities = [
        name
        for name in (SEVERITIES if view == "figures" else FINDINGS)
        if name != WAIVED or by_severity[name] or st.session_state.get("severity") == name
    ]
    with st.container(horizontal=True, key="axes", gap="medium"):
        severity = _pills(desk, "severity", "verdict", {name: by_severity[name] for name in severities})
        judgements = counts.judgements if view == "figures" else _judged(desk)
        judgement = _pills(desk, "judgement", "people", {name: judgements[name] for name in STANDINGS})
    return view, Filters(severity, check, document, judgement, (query or "").strip())


def _judged(desk: Desk) -> Mapping[str, int]:
    """How many findings have a figure whose judgement stands so."""
    states = access.standings(desk, access.findings(desk, Filters())).values()
    return {name: sum(name in each for each in states) for name in STANDINGS}


def _pills(desk: Desk, key: str, label: str, counted: Mapping[str, int]) -> str | None:
    return st.pills(
        desk.say(label),
        list(counted),
        format_func=lambda name: f"{desk.say('none' if name == 'unchecked' else name)} {counted[name]}",
        key=key,
        wrap=True,
        persist_state="session",
        on_change=turn_to,
        args=("page",),
    )


def _select(desk: Desk, key: str, nothing: str, names: Mapping[str, str]) -> str | None:
    return st.selectbox(
        desk.say(key),
        list(names),
        index=None,
        placeholder=desk.say(nothing),
        format_func=lambda name: names.get(name, name),
        key=key,
        label_visibility="collapsed",
        persist_state="session",
        on_change=turn_to,
        args=("page",),
    )


def _clear() -> None:
    for key in FILTERS:
        st.session_state[key] = "" if key == "query" else None
    turn_to("page")


def _findings(desk: Desk, filters: Filters) -> list[str]:
    found = access.findings(desk, filters)
    first = _offset(len(found))
    known, shown = access.documents(desk), found[first : first + PAGE]
    states = access.standings(desk, shown)
    offer(next((view.members[0].claim.id for view in shown), None))
    items = [_finding(desk, view, known, states[view.row.id]) for view in shown]
    if not found and filters == Filters():
        waived = access.counts(desk).findings[WAIVED]
        st.success(desk.say("all_waived", count=waived) if waived else desk.say("no_findings"), icon=":material/check:")
        return []
    rows("inbox_findings", items, chosen(), choose)
    _footer(desk, len(found), first, len(items))
    return list(dict.fromkeys(str(item["key"]) for item in items))


def _finding(desk: Desk, view: RelationView, known: Mapping[str, DocumentRow], states: Sequence[str]) -> Row:
    row, members = view.row, {member.claim.id: member for member in view.members}
    open_claim, texts = chosen(), [member.claim.text for member in members.values()]
    subjects = [member.claim.subject for member in members.values()]
    suggestion = pieces.suggested(desk, view)
    judged = len(states) - states.count("unreviewed") - states.count("stale")
    return {
        "key": open_claim if open_claim in members else next(iter(members)),
        "tone": pieces.tone(view.standing),
        "verdict": pieces.told(desk, view),
        "figure": " ↔ ".join([*texts[:MEMBERS], *(["…"] if len(texts) > MEMBERS else [])]),
        "about": " · ".join([*list(dict.fromkeys(filter(None, subjects)))[:MEMBERS], desk.say(f"check_{row.type}")]),
        "text": [(row.explanation_zh if desk.language == "zh" else row.explanation_en, False)],
        "suggestion": desk.say("suggested", suggestion=suggestion) if suggestion else "",
        "place": desk.say("between").join(
            dict.fromkeys(_title(known, each.claim.document) for each in members.values())
        ),
        "state": desk.say("people_of", judged=judged, total=len(members)),
        "judgement": "",
    }


def _figures(desk: Desk, filters: Filters) -> list[str]:
    found, total = access.claims(desk, filters, offset=PAGE * (int(st.session_state.get("page", 1)) - 1))
    first = _offset(total)
    if total and not found:
        found, total = access.claims(desk, filters, offset=first)
    offer(next((view.row.id for view in found), None))
    known = access.documents(desk)
    rows("inbox_figures", [_figure(desk, view, known) for view in found], chosen(), choose)
    _footer(desk, total, first, len(found))
    return [view.row.id for view in found]


def _figure(desk: Desk, view: ClaimView, known: Mapping[str, DocumentRow]) -> Row:
    state = access.standing_of(view)
    return {
        "key": view.row.id,
        "tone": pieces.tone(view.severity),
        "verdict": desk.say(pieces.severity(view)),
        "figure": view.row.text,
        "about": pieces.about(view.row),
        "text": pieces.excerpt(view.row, view.sentence),
        "place": _title(known, view.row.document),
        "state": desk.say(state),
        "judgement": state,
    }


def _title(known: Mapping[str, DocumentRow], document: str) -> str:
    """The document's title, where there is more than one to be told apart."""
    row = known.get(document) if len(known) > 1 else None
    return (row.title or row.name) if row else ""


def _offset(total: int) -> int:
    return PAGE * (page("page", max(1, ceil(total / PAGE))) - 1)


def _footer(desk: Desk, total: int, first: int, count: int) -> None:
    if not total:
        st.caption(desk.say("nothing_found"))
        st.button(desk.say("clear_filters"), key="clear", on_click=_clear)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="paging"):
        st.caption(desk.say("shown", first=first + 1, last=first + count, total=total))
        if total > PAGE:
            pager("page", ceil(total / PAGE), visible=5)
