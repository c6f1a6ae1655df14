"""The tables of a casebook: each record as canonical JSON, with the columns by which it is looked up beside it.

Other programs may query the columns; `record` is what counts. Changes go through `migrations/`, which a test holds equal to this.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

REVISION = "0002"
"""The schema that this code reads and writes: the last of `migrations/versions`."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
ID = String(48)
metadata = MetaData(naming_convention=NAMES)

capture = Table(
    "capture",
    metadata,
    Column("id", ID, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("declared_encoding", Text),
    Column("detected_encoding", Text),
)
access = Table(
    "access",
    metadata,
    Column("id", ID, primary_key=True),
    Column("capture", ID, ForeignKey("capture.id"), nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("parent", ID),
    Column("captured_at", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("version", Text, nullable=False),
)
unread = Table(
    "unread",
    metadata,
    Column("id", ID, primary_key=True),
    Column("address", Text, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("sha256", String(64)),
    Column("superseded", Boolean, nullable=False),
    Column("record", Text, nullable=False),
)
recipe = Table(
    "recipe",
    metadata,
    Column("id", ID, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("record", Text, nullable=False),
)
reading = Table(
    "reading",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("recipe", ID, ForeignKey("recipe.id"), nullable=False, unique=True),
    Column("capture", ID, ForeignKey("capture.id"), index=True),
    Column("unread", Text),
)
document = Table(
    "document",
    metadata,
    Column("reading", Integer, ForeignKey("reading.number"), primary_key=True, autoincrement=False),
    Column("id", ID, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", String(10)),
    Column("language", Text),
    Column("record", Text, nullable=False),
)
claim = Table(
    "claim",
    metadata,
    Column("reading", Integer, ForeignKey("reading.number"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", ID, nullable=False, index=True),
    Column("document", ID, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("measure", Text),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("qualifier", Text),
    Column("status", Text),
    Column("plover", Text),
    Column("assertion", Text, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("origin", Text),
    Column("quote", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("ix_claim_measure_low_high", "measure", "low", "high"),
)
result = Table(
    "result",
    metadata,
    Column("recipe", ID, ForeignKey("recipe.id"), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("resolution", Text, nullable=False),
    Column("accounts", Text, nullable=False),
)
judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", ID, nullable=False, unique=True),
    Column("previous", ID),
    Column("decision", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("record", Text, nullable=False),
)
case_file = Table(
    "case_file",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
)
