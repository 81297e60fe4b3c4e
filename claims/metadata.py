"""What stands beside a document: its title, publisher, date and speakers, in a TOML file of the same stem."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from claims.errors import MetadataError
from claims.model import USUAL, Margins

MOST = 100
TEXT_KEYS = ("title", "publisher", "address", "outlet", "genre")
KEYS = (*TEXT_KEYS, "published", "speakers", "reading")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of `claims.model.Document` that a metadata file may set."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    address: str | None = None
    outlet: str | None = None
    genre: str | None = None
    speakers: tuple[tuple[str, str], ...] = ()
    margins: Margins = USUAL


def read_metadata(path: Path) -> Metadata:
    """The metadata in this file; nothing where there is no file.

    Raises MetadataError, naming file and key or line, for what can't be understood; no key is passed over in silence.
    """
    try:
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        raise MetadataError(f"{path}: {error.strerror}; make it readable or remove it") from None
    except UnicodeDecodeError as error:
        raise MetadataError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise MetadataError(f"{path}: {error}; mend it there (values that are text stand in double quotes)") from None
    unknown = sorted(values.keys() - set(KEYS))
    if unknown:
        raise MetadataError(f"{path}: unknown key {unknown[0]}; known are {', '.join(KEYS)}")
    texts = {key: _text(path, key, values[key]) for key in TEXT_KEYS if key in values}
    return Metadata(
        **texts,
        published=_date(path, values["published"]) if "published" in values else None,
        speakers=_speakers(path, values.get("speakers", {})),
        margins=_margins(path, values.get("reading", {})),
    )


def _text(path: Path, key: str, value: object) -> str | None:
    if not isinstance(value, str):
        raise MetadataError(f'{path}: {key} must be text, as in {key} = "..."')
    return value.strip() or None


def _date(path: Path, value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise MetadataError(f"{path}: published must be a date without quotes or time, as in published = 2024-10-28")
    return value


def _margins(path: Path, value: object) -> Margins:
    """How far hedges reach, from percentages: [reading], then lines such as about = 5."""
    if not isinstance(value, dict):
        raise MetadataError(f"{path}: reading must be a table: [reading], then lines such as about = 5")
    unknown = sorted(value.keys() - set(Margins._fields))
    if unknown:
        raise MetadataError(f"{path}: unknown key reading.{unknown[0]}; known are {', '.join(Margins._fields)}")
    for name, percent in value.items():
        if isinstance(percent, bool) or not isinstance(percent, int | float) or not 0 <= percent <= MOST:
            raise MetadataError(f"{path}: reading.{name} must be per cent from 0 to {MOST}, as in {name} = 5")
    return USUAL._replace(**{name: Decimal(str(percent)) / 100 for name, percent in value.items()})


def _speakers(path: Path, value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise MetadataError(f'{path}: speakers must be a table: [speakers], then lines such as "name" = "body"')
    for name, body in value.items():
        if not isinstance(body, str) or not body.strip() or not name.strip():
            raise MetadataError(f'{path}: speakers.{name} must be text, as in "{name}" = "body"')
    return tuple((name.strip(), body.strip()) for name, body in value.items())
