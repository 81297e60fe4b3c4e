"""Many rows into one table, within the caller's transaction: by Arrow into DuckDB, by SQL elsewhere.

Arrow goes in about thirty times as fast as row by row, and making it ready, the slower half, needs no lock.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Integer, Numeric, Table, insert
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from claims.rows import Row

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

BATCH = 50_000

Batch: TypeAlias = "Sequence[Row] | pa.Table"
"""Rows made ready: as they are, or as an Arrow table."""


def row_of(record: SQLModel) -> Row:
    """The record's values by the names of its columns."""
    mapper = type(record).__mapper__  # type: ignore[attr-defined]
    return {attribute.columns[0].name: getattr(record, attribute.key) for attribute in mapper.column_attrs}


def batches(model: type[SQLModel], rows: Iterable[Row], *, arrow: bool) -> list[Batch]:
    """The rows, each with a value for every column of the model's table, made ready for `insert_batches`."""
    table, remaining = _table(model), iter(rows)
    ready: list[Batch] = []
    while batch := list(islice(remaining, BATCH)):
        ready.append(_arrow(table, batch) if arrow else batch)
    return ready


def insert_batches(session: Session, model: type[SQLModel], ready: Sequence[Batch]) -> None:
    """Insert what `batches` made ready for this model."""
    for batch in ready:
        _insert(session.connection(), _table(model), batch)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows into a table that no model stands for, such as a temporary one."""
    _insert(connection, table, _arrow(table, rows) if connection.dialect.name == "duckdb" else rows)


def _insert(connection: Connection, table: Table, batch: Batch) -> None:
    if connection.dialect.name == "duckdb":
        from duckdb_sqlalchemy.bulk import insert_from_arrow

        insert_from_arrow(connection, table, batch)
    else:
        connection.execute(insert(table), cast("Sequence[Row]", batch))


def _table(model: type[SQLModel]) -> Table:
    return cast("Table", model.__table__)  # type: ignore[attr-defined]


def _arrow(table: Table, rows: Sequence[Row]) -> "pa.Table":
    import pyarrow as pa

    schema = pa.schema([(column.name, _arrow_type(column)) for column in table.columns])
    columns = [
        pa.array([_arrow_value(column, row[column.name]) for row in rows], type=schema.field(column.name).type)
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _arrow_type(column: Column[Any]) -> "pa.DataType":
    import pyarrow as pa

    match column.type:
        case Boolean():
            return pa.bool_()
        case Integer():
            return pa.int64()
        case Numeric(precision=int(precision), scale=int(scale)):
            return pa.decimal128(precision, scale)
        case DateTime():
            return pa.timestamp("us", tz="UTC")
        case Date():
            return pa.date32()
        case _:
            return pa.string()


def _arrow_value(column: Column[Any], value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(column.type, JSON) else value
