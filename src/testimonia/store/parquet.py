"""Records as Parquet tables for other programs, and back without loss: nested fields are nested columns, with types of their own.

What no column type can hold (free-form settings, a number beyond 64 bits) becomes a column of JSON text, marked as such.
"""

import datetime as dt
import json
import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from testimonia.records import canonical, from_plain, plain

R = TypeVar("R")
ROWS = 10_000
"""Rows in one group: what is held in memory at a time while writing."""
JSON_MARK = b"testimonia.json"
"""The key in a table's metadata that lists the columns of JSON text."""
INT64 = range(-(1 << 63), 1 << 63)

Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Codec:
    """An Arrow type, and how a plain value goes into it and comes out again."""

    type: pa.DataType
    write: Convert
    read: Convert


def same(value: Any) -> Any:
    """A value that Arrow takes as it is."""
    return value


def optional(convert: Convert) -> Convert:
    """The same conversion, which leaves None alone."""
    return lambda value: None if value is None else convert(value)


SIMPLE = {
    str: Codec(pa.string(), same, same),
    int: Codec(pa.int64(), same, same),
    float: Codec(pa.float64(), same, same),
    bool: Codec(pa.bool_(), same, same),
    dt.date: Codec(pa.date32(), optional(dt.date.fromisoformat), optional(dt.date.isoformat)),
    dt.datetime: Codec(pa.timestamp("us", tz="UTC"), optional(dt.datetime.fromisoformat), optional(dt.datetime.isoformat)),
}
JSON = Codec(pa.string(), optional(canonical), optional(json.loads))


@cache
def codec(hint: Any) -> Codec:
    """The codec of a field's type."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if isinstance(hint, type) and is_dataclass(hint):
        return struct([(one.name, codec(kind)) for one, kind in members(hint)])
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return SIMPLE[str]
    if origin in (Union, types.UnionType):
        return union([kind for kind in arguments if kind is not types.NoneType])
    return sequence(arguments) if origin is tuple else JSON


def sequence(arguments: tuple[Any, ...]) -> Codec:
    """The codec of a tuple, of any length or of a fixed one."""
    if arguments[-1:] == (Ellipsis,):
        return listing(codec(arguments[0]))
    return row([codec(kind) for kind in arguments])


def members(cls: type[Any]) -> list[tuple[Any, Any]]:
    """The fields of a record class with their types."""
    hints = get_type_hints(cls)
    return [(one, hints[one.name]) for one in fields(cls)]


def struct(parts: Sequence[tuple[str, Codec]]) -> Codec:
    """A nested column with named parts."""
    return Codec(
        pa.struct([pa.field(name, part.type) for name, part in parts]),
        optional(lambda value: {name: part.write(value[name]) for name, part in parts}),
        optional(lambda value: {name: part.read(value[name]) for name, part in parts}),
    )


def listing(part: Codec) -> Codec:
    """A column of lists."""
    return Codec(
        pa.list_(part.type),
        optional(lambda value: [part.write(one) for one in value]),
        optional(lambda value: [part.read(one) for one in value]),
    )


def row(parts: Sequence[Codec]) -> Codec:
    """A nested column for a tuple of fixed length; its parts are named by their place from 1."""
    return Codec(
        pa.struct([pa.field(f"item{place}", part.type) for place, part in enumerate(parts, 1)]),
        optional(lambda value: {f"item{place}": part.write(one) for place, (part, one) in enumerate(zip(parts, value, strict=True), 1)}),
        optional(lambda value: [part.read(value[f"item{place}"]) for place, part in enumerate(parts, 1)]),
    )


def union(kinds: Sequence[Any]) -> Codec:
    """One kind with None allowed; or several kinds of record, each told by its `kind`, as one nested column for each kind."""
    if len(kinds) == 1:
        return codec(kinds[0])
    if not all(is_dataclass(kind) and hasattr(kind, "kind") for kind in kinds):
        return JSON
    parts = {kind.kind: codec(kind) for kind in kinds}
    return Codec(
        pa.struct([pa.field(name, part.type) for name, part in parts.items()]),
        optional(lambda value: {name: part.write(value) if name == value["kind"] else None for name, part in parts.items()}),
        optional(lambda value: next(parts[name].read(one) for name, one in value.items() if one is not None)),
    )


def columns(cls: type[Any], as_json: frozenset[str] = frozenset()) -> dict[str, Codec]:
    """The codec of each field of a record class, some of them as JSON text."""
    return {one.name: JSON if one.name in as_json else codec(kind) for one, kind in members(cls)}


def write_parquet(records: Sequence[R], path: Path, cls: type[R] | None = None) -> None:
    """Write records of one class as a Parquet file, whole or not at all; no records need the class.

    The columns are the record's fields, and first its `id` where it has one. Raises ValueError for no records without a class.
    """
    kind = cls or (type(records[0]) if records else None)
    if kind is None:
        raise ValueError("no records: say of which class the empty table is")
    partial = path.with_name(f".{path.name}-{uuid4().hex}")
    try:
        write_table(records, partial, columns(kind, frozenset(unfit(records))))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write_table(records: Sequence[Any], path: Path, codecs: dict[str, Codec]) -> None:
    """Write rows group by group."""
    schema = schema_of(codecs, bool(records) and hasattr(records[0], "id"))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(records), ROWS):
            rows = [written(one, codecs) for one in records[start : start + ROWS]]
            writer.write_table(pa.Table.from_pylist(rows, schema))


def schema_of(codecs: dict[str, Codec], with_id: bool) -> pa.Schema:
    """The columns of a table, and which of them hold JSON text."""
    own = [("id", pa.string())] if with_id and "id" not in codecs else []
    marked = json.dumps([name for name, one in codecs.items() if one is JSON])
    return pa.schema([*own, *((name, one.type) for name, one in codecs.items())], metadata={JSON_MARK: marked})


def written(record: Any, codecs: dict[str, Codec]) -> dict[str, Any]:
    """A record as a row."""
    value = plain(record)
    made = {name: one.write(value[name]) for name, one in codecs.items()}
    return {"id": record.id, **made} if hasattr(record, "id") and "id" not in codecs else made


def unfit(records: Sequence[Any]) -> Iterator[str]:
    """The fields that hold a whole number of more than 64 bits anywhere."""
    for record in records:
        for name, value in plain(record).items():
            if not fits(value):
                yield name


def fits(value: Any) -> bool:
    """Whether every whole number in a plain value has at most 64 bits."""
    if isinstance(value, dict):
        return all(fits(one) for one in value.values())
    if isinstance(value, list):
        return all(fits(one) for one in value)
    return not isinstance(value, int) or value in INT64


def read_parquet(cls: type[R], path: Path) -> tuple[R, ...]:
    """The records that `write_parquet` wrote. Raises pydantic's ValidationError for rows that are no such records."""
    return tuple(each_record(cls, path))


def each_record(cls: type[R], path: Path) -> Iterator[R]:
    """The same one by one, a group of rows in memory at a time."""
    with pq.ParquetFile(path) as file:
        marked = frozenset(json.loads((file.schema_arrow.metadata or {}).get(JSON_MARK, b"[]")))
        codecs = columns(cls, marked)
        for batch in file.iter_batches(ROWS, columns=list(codecs)):
            for row_ in batch.to_pylist():
                yield from_plain(cls, {name: one.read(row_[name]) for name, one in codecs.items()})
