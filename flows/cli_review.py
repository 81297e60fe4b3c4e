"""The command review: claims listed and judged from the terminal."""

import click

from claims.errors import HeshuError
from flows import options
from flows.console import print_line, say
from flows.options import open_store

ID_SHOWN = 12
JUDGEMENTS = ("verified", "refuted", "disputed", "not_enough_evidence", "not_checkable")


@click.group()
def review() -> None:
    """List and judge claims from the terminal."""


@review.command("list")
@options.store
@click.option("--judgement", type=click.Choice([*JUDGEMENTS, "unreviewed", "stale"]), help="Only claims judged so.")
@click.option(
    "--severity",
    type=click.Choice(["critical", "warning", "waived", "info", "unchecked"]),
    help="Only claims whose worst verdict is this.",
)
@click.option("--query", help="Only claims whose words, or whose document's name, contain this.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Claims to list at most.")
def list_(store: str | None, judgement: str | None, severity: str | None, query: str | None, limit: int) -> None:
    """List claims, the worst first, with the ids that `review set` takes."""
    from flows.lines import place

    desk = open_store(store)
    found, total = desk.claims(judgement=judgement, severity=severity, query=query, limit=limit)
    texts = {key: desk.document(key) for key in {view.row.document for view in found}}
    for view in found:
        row, held = view.row, texts[view.row.document]
        state = "unreviewed" if view.state is None else str(view.state.review.judgement)
        stale = " (stale)" if view.state is not None and view.state.stale else ""
        where = place(held.row.name, held.version.text, row.start)
        print_line(
            f"{row.id[:ID_SHOWN]} {view.severity:9} {state}{stale} {where} {row.text} {row.subject or ''}".rstrip()
        )
    say(f"{len(found)} of {total} claims")


@review.command("set")
@click.argument("claim")
@click.argument("judgement", type=click.Choice(JUDGEMENTS))
@click.option("--reviewer", envvar="HESHU_REVIEWER", required=True, help="Your name [default: $HESHU_REVIEWER].")
@click.option("--evidence", help="Where it can be seen, an address or a title.")
@click.option("--note", help="What there is to say of it.")
@options.store
def set_(claim: str, judgement: str, reviewer: str, evidence: str | None, note: str | None, store: str | None) -> None:
    """Judge one claim, by the id that `review list` shows or the start of it."""
    from claims.tables import Judgement

    desk = open_store(store)
    found = [view.row for view in desk.claims(limit=None)[0] if view.row.id.startswith(claim)]
    if len(found) != 1:
        raise HeshuError(f"{claim}: {len(found)} claims have an id that begins so; see `heshu review list`")
    desk.review(found[0].id, Judgement(judgement), reviewer, evidence, note)
    say(f"{found[0].text}: {judgement}, by {reviewer}")
