"""The command line. Prefect, Great Expectations and the store are imported by the commands that need them only."""

import os
import re
import sys
from importlib.metadata import version
from typing import Any, cast

import click

from claims.errors import HeshuError
from flows.cli_documents import check, explain, extract
from flows.cli_review import review
from flows.cli_store import report, run, serve, ui
from flows.console import FAILED, say

INTERRUPTED, CLOSED_PIPE = 130, 141
"""What a shell reports of a program that an interrupt or its closed pipe ended."""


class Commands(click.Group):
    """Commands whose errors are one line each, and which end quietly when nobody reads their output any more."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; ends with 2 after an error of heshu's own."""
        try:
            for stream in (sys.stdout, sys.stderr):
                cast("Any", stream).reconfigure(encoding="utf-8", errors="backslashreplace")
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except HeshuError as error:
            say(re.sub(r"\n(?=\S)", "\nheshu: ", str(error)))
            ctx.exit(FAILED)
        except KeyboardInterrupt:
            click.echo("heshu: interrupted; what was stored stands", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # The interpreter flushes stdout once more at its end, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(CLOSED_PIPE)
        return outcome


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("heshu"), prog_name="heshu")
def main() -> None:
    """核数: finds the figures in Chinese documents and says which of them do not fit together."""


for command in (extract, check, explain, run, report, ui, serve, review):
    main.add_command(command)
