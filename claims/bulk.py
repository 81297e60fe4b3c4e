"""Many rows into one table, within the caller's transaction."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Integer, Numeric, Table, insert
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from claims.rows import Row

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

BATCH = 50_000


def row_of(record: SQLModel) -> Row:
    """The record's values by the names of its columns."""
    mapper = type(record).__mapper__  # type: ignore[attr-defined]
    return {attribute.columns[0].name: getattr(record, attribute.key) for attribute in mapper.column_attrs}


def insert_rows(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert the rows, each with a value for every column, in batches: by Arrow into DuckDB, by SQL elsewhere."""
    connection = session.connection()
    table: Table = model.__table__  # type: ignore[attr-defined]
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        if connection.dialect.name == "duckdb":
            _insert_arrow(connection, table, batch)
        else:
            connection.execute(insert(table), batch)


def _insert_arrow(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Arrow goes in about thirty times as fast as row by row."""
    import pyarrow as pa
    from duckdb_sqlalchemy.bulk import insert_from_arrow

    schema = pa.schema([(column.name, _arrow_type(column)) for column in table.columns])
    columns = [
        pa.array([_arrow_value(column, row[column.name]) for row in rows], type=schema.field(column.name).type)
        for column in table.columns
    ]
    insert_from_arrow(connection, table, pa.Table.from_arrays(columns, schema=schema))


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
    if isinstance(column.type, JSON):
        return json.dumps(value, ensure_ascii=False)
    return value
