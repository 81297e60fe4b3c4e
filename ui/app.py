"""The reviewers' app: `streamlit run ui/app.py -- [--store PATH] [--report FOLDER]`."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from claims.errors import StoreError
from claims.figures import Language
from claims.store import default_location
from ui import access, document, inbox, pieces, reports
from ui.access import Desk
from ui.words import LANGUAGES, NAMES, word

STYLES = Path(__file__).with_name("styles.css")
ICON = Path(__file__).with_name("icon.svg")


def main() -> None:
    """One run of the script: the frame, and within it the page as a fragment of its own."""
    st.set_page_config(page_title="核数 heshu", page_icon=str(ICON), layout="wide")
    st.html(STYLES)
    st.logo(str(ICON), size="small")
    options = _options(sys.argv[1:])
    desk = Desk(access.store_at(options.store), options.store, Path(options.report), _language())
    place = st.Page(
        partial(_guarded, desk, document.show),
        title=desk.say("document"),
        url_path="document",
        icon=":material/article:",
    )

    def open_document() -> None:
        st.switch_page(place)

    pages = [
        st.Page(
            partial(_guarded, desk, partial(inbox.show, open_document=open_document)),
            title=desk.say("inbox"),
            url_path="inbox",
            icon=":material/inbox:",
            default=True,
        ),
        place,
        st.Page(
            partial(_guarded, desk, reports.show),
            title=desk.say("report"),
            url_path="report",
            icon=":material/summarize:",
        ),
    ]
    st.navigation(pages, position="top").run()


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="streamlit run ui/app.py --")
    parser.add_argument("--store", default=str(default_location()), help="the store's file or SQLAlchemy URL")
    parser.add_argument("--report", default=access.REPORT, help="the folder that the report was written to")
    return parser.parse_known_args(arguments)[0]


def _language() -> Language:
    asked = st.query_params.get("lang")
    with st.container(key="language_bar"):
        chosen = st.segmented_control(
            word("language", "zh"),
            LANGUAGES,
            default="en" if asked == "en" else "zh",
            required=True,
            format_func=NAMES.__getitem__,
            key="lang",
            label_visibility="collapsed",
        )
    return "en" if chosen == "en" else "zh"


@st.fragment
def _guarded(desk: Desk, show: Callable[[Desk], None]) -> None:
    """The page, or the command that fills an empty store, or what is wrong with the store and another try."""
    if notice := st.session_state.pop("notice", None):
        st.toast(pieces.plain(notice), icon=":material/check:")
    try:
        if "://" not in desk.location and not Path(desk.location).exists():
            _nothing(desk, "no_store")
        elif not access.documents(desk) and not access.gone(desk):
            _nothing(desk, "empty_store")
        else:
            show(desk)
    except StoreError as error:
        st.error(f"**{desk.say('store_trouble')}** {pieces.plain(str(error))}", icon=":material/database_off:")
        st.caption(desk.say("nothing_lost"))
        st.button(desk.say("retry"), key="look_again", type="primary")


def _nothing(desk: Desk, why: str) -> None:
    st.subheader(desk.say(why))
    st.write(pieces.plain(desk.say(f"{why}_why", location=desk.place)))
    st.code(desk.command("run seeds/documents", "--report"), language="bash")
    st.button(desk.say("look_again"), key="look_again", on_click=st.cache_resource.clear)


main()
