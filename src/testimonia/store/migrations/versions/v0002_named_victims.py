"""Claims with a confidence, and with the particulars of named victims: fields that older records lack stand in them as not said."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

claim = sa.table("claim", sa.column("reading", sa.Integer), sa.column("position", sa.Integer), sa.column("record", sa.Text))
PARTICULARS = ("written", "age", "sex", "described")


def upgrade() -> None:
    """Write every claim's record anew in the form of this version; ids do not depend on what was added."""
    connection = op.get_bind()
    for reading, position in connection.execute(sa.select(claim.c.reading, claim.c.position)).all():
        here = (claim.c.reading == reading) & (claim.c.position == position)
        record = json.loads(connection.execute(sa.select(claim.c.record).where(here)).scalar_one())
        text = json.dumps(completed(record), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.update(claim).where(here).values(record=text))


def completed(record: dict[str, Any]) -> dict[str, Any]:
    """A claim's record with every field of this version."""
    for victim in record["body"].get("victims", []):
        for particular in PARTICULARS:
            victim.setdefault(particular, None)
    return {"confidence": None, **record}
