"""Data Docs that open offline: the library's pages fetch their style and scripts from a dozen hosts."""

import re
import shutil
from html import escape
from importlib import resources
from pathlib import Path

REMOTE = re.compile(
    r"<script\b.*?</script>|<link\b[^>]*>|<img\b[^>]*>|<footer\b.*?</footer>|url\('https?:[^)]*\)", re.DOTALL
)
HEAD = (
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
    "<style>{style}</style>"
)
INDEX = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>核数 · Data Docs</title>{head}</head>
<body><nav><strong>核数 · Data Docs</strong></nav><ul>{links}</ul></body></html>
"""
NAMES = {"relations": "数字之间的关系 · relations between figures", "claims": "读出的数字 · the claims themselves"}


def make_room(folder: Path) -> None:
    """Remove the pages of an earlier run from `folder`."""
    for name in ("expectations", "validations"):
        shutil.rmtree(folder / name, ignore_errors=True)


def stand_alone(folder: Path) -> None:
    """Rewrite the pages in `folder` so that they need no network, and index the results of the last run."""
    head = HEAD.format(style=resources.files("checks").joinpath("data_docs.css").read_text(encoding="utf-8"))
    for page in folder.rglob("*.html"):
        html = REMOTE.sub("", page.read_text(encoding="utf-8"))
        page.write_text(html.replace("</head>", f"{head}</head>", 1), encoding="utf-8")
    links = "".join(
        f'<li><a href="{escape(page.relative_to(folder).as_posix())}">{escape(NAMES[name])}</a></li>'
        for name in NAMES
        for page in sorted(folder.glob(f"validations/{name}/**/*.html"))
    )
    (folder / "index.html").write_text(INDEX.format(head=head, links=links), encoding="utf-8")
    shutil.rmtree(folder / "static", ignore_errors=True)
