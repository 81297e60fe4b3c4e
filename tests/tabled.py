"""What the tables of a text are read as."""

from claims import extract
from claims.grids import cells


def read(text):
    """The cells of a text: figure, value, unit, subject, measure, period."""
    return [
        (c.text, f"{c.low.normalize():f}", c.unit, c.subject, c.measure, c.period)
        for c in extract(text)
        if "grid" in c.rules
    ]


def figures(text):
    """The words of the cells of a text."""
    return [text[cell.start : cell.end] for cell in cells(text)]
