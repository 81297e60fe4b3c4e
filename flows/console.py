"""How every command speaks and ends."""

import sys

import click

CLEAN, FINDINGS, FAILED, UNJUDGED = range(4)


def print_line(line: str) -> None:
    """Print a line of what was asked for."""
    sys.stdout.write(line + "\n")


def say(message: str) -> None:
    """Say something beside it, on stderr."""
    click.echo(f"heshu: {message}", err=True)
