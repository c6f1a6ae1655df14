"""What makes a class a record: frozen, validated when made, with an id that is a hash of its canonical JSON."""

import hashlib
import json
from typing import Any, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

R = TypeVar("R")

ID_LENGTH = 24
"""Hexadecimal digits of an id: 96 bits, so that a billion records collide with a chance below one in 10**10."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[R]) -> type[R]:
    """Make a class a record: frozen, keyword-only, every field checked against its type without coercion."""
    made: Any = dataclass(frozen=True, kw_only=True, config=ConfigDict(strict=True, extra="forbid"))(cls)
    return cast("type[R]", made)


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def adapter(cls: type[R]) -> TypeAdapter[R]:
    """The validator of a record class, made once."""
    if cls not in _ADAPTERS:
        _ADAPTERS[cls] = TypeAdapter(cls)
    return _ADAPTERS[cls]


def plain(value: Any) -> Any:
    """A record as dictionaries, lists, strings, numbers, booleans and None."""
    return adapter(type(value)).dump_python(value, mode="json")


def from_plain(cls: type[R], value: Any) -> R:
    """The record that `plain` was made from. Raises pydantic's ValidationError when it does not fit."""
    return adapter(cls).validate_json(json.dumps(value))


def to_json(value: Any) -> str:
    """A record as canonical JSON: keys sorted, no spaces, characters as they are."""
    return canonical(plain(value))


def from_json(cls: type[R], text: str | bytes) -> R:
    """The record that `to_json` was made from. Raises pydantic's ValidationError when it does not fit."""
    return adapter(cls).validate_json(text)


def canonical(value: Any) -> str:
    """JSON that is the same for the same value: keys sorted, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of a plain value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def identify(kind: str, value: Any) -> str:
    """An id such as `claim-3f9c…`: the kind and the first digits of the digest of a plain value."""
    return f"{kind}-{digest(value)[:ID_LENGTH]}"
