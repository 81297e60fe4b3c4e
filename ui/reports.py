"""The report that the last run wrote, to download, and how the last runs ended."""

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from claims.problems import told
from claims.tables import Run
from ui import pieces
from ui.access import Desk

FILES = (
    ("report.html", "report_html", "text/html"),
    ("report.md", "report_markdown", "text/markdown"),
    ("report.en.md", "report_markdown_english", "text/markdown"),
    ("report.jsonl", "report_lines", "application/jsonl"),
)
FAILURES = 20
"""Of a run that are told in full."""
DATA_DOCS = Path("data_docs", "index.html")


def show(desk: Desk) -> None:
    """The page."""
    found = written(desk.report)
    if found:
        _downloads(desk, found)
    else:
        st.subheader(desk.say("report_none"))
        st.write(pieces.plain(desk.say("report_none_why", place=desk.report)))
    st.code(desk.command("report", "--out"), language="bash")
    _runs(desk)


def written(folder: Path) -> list[tuple[Path, str, str]]:
    """The reports in a folder, each with the key of its words and its media type."""
    return [(folder / name, label, kind) for name, label, kind in FILES if (folder / name).is_file()]


def _downloads(desk: Desk, found: list[tuple[Path, str, str]]) -> None:
    st.subheader(desk.say("report"))
    written = datetime.fromtimestamp(found[0][0].stat().st_mtime, UTC)
    st.write(desk.say("report_why"), desk.say("report_made", moment=pieces.moment(written)))
    with st.container(horizontal=True):
        for path, label, kind in found:
            st.download_button(
                desk.say(label),
                path.read_bytes(),
                file_name=path.name,
                mime=kind,
                key=path.name,
                icon=":material/download:",
                on_click="ignore",
                type="primary" if kind == "text/html" else "secondary",
            )
    if (desk.report / DATA_DOCS).is_file():
        st.caption(pieces.plain(desk.say("report_data_docs", place=(desk.report / DATA_DOCS).resolve())))
    st.caption(desk.say("report_refresh"))


def _runs(desk: Desk) -> None:
    runs = desk.store.runs(limit=10)
    if not runs:
        return
    st.subheader(desk.say("last_runs"))
    st.table(
        [
            {
                desk.say("run_started"): pieces.moment(run.started),
                desk.say("run_state"): desk.say(f"run_{run.state}"),
                desk.say("run_documents"): run.documents,
                desk.say("run_claims"): run.claims,
                desk.say("run_relations"): run.relations,
                desk.say("run_failures"): _failures(desk, run),
            }
            for run in runs
        ],
        hide_index=True,
        border="horizontal",
    )


def _failures(desk: Desk, run: Run) -> str:
    problems = [pieces.plain(told(" ".join(failure.values()), desk.language)) for failure in run.failures]
    return "\n\n".join([*problems[:FAILURES], *(["…"] if len(problems) > FAILURES else [])])
