"""What is found where a text writes a number: a quantity, or what the number is instead."""

from decimal import Decimal

from claims.model import Dimension, Hedge, Kind, record


@record
class Quantity:
    """A number with its unit and hedge words, as they stand in the text.

    `start:end` takes in hedge words and unit; `number_start:number_end` is the numeral alone, `core_end` the end of
    numeral and unit. `low`, `high`, `step`, `place` and `scale` are those of `claims.numerals.Number`, in the base
    unit. `dimension` is None where no unit is written. `reading` names the row of the reading table. `rules` names the
    entries that fired.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    core_end: int
    low: Decimal
    high: Decimal
    step: Decimal
    place: Decimal
    scale: Decimal
    unit: str
    dimension: Dimension | None
    hedge: Hedge
    reading: str
    plain: bool
    rules: tuple[str, ...]


@record
class Mention:
    """One number of the text: a quantity, or what it is instead (`kind`) and which pattern says so (`rule`)."""

    start: int
    end: int
    kind: Kind | None
    rule: str
    quantity: Quantity | None = None
