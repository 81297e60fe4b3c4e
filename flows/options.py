"""The options that several commands take, and the store that one of them names."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.errors import HeshuError

if TYPE_CHECKING:
    from claims.store import Store

LANGUAGES = click.Choice(["zh", "en"])

jobs = click.option("--jobs", type=click.IntRange(min=1), help="Processes to use [default: by size of the input].")
paths = click.argument("paths", nargs=-1, required=True)
references = click.option(
    "--reference", "references", multiple=True, metavar="PATH", help="Table of official figures (CSV, XLSX, Parquet)."
)
rules = click.option("--rules", multiple=True, metavar="PATH", help="File of rules of your own (*.rules).")
waivers = click.option(
    "--waivers", multiple=True, metavar="PATH", help="File of waivers [default: heshu.waivers.toml by each document]."
)
store = click.option("--store", help="File or SQLAlchemy URL of the store [default: $HESHU_STORE or .heshu].")


def location(store: str | None) -> str:
    """The path or address of the store that is named, or of the default one."""
    from claims.store import default_location

    chosen = store or str(default_location())
    return chosen if "://" in chosen else str(Path(chosen).absolute())


def open_store(store: str | None) -> "Store":
    """The store that is named, or the default one. Raises HeshuError where there is none yet."""
    from claims.store import Store

    place = location(store)
    if "://" not in place and not Path(place).is_file():
        raise HeshuError(f"{place}: there is no store yet; make one with `heshu run`")
    return Store(place)
