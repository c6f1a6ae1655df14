"""The first casebook."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables of a new casebook."""
    captures()
    readings()
    results()


def captures() -> None:
    """Captured bytes, how they were reached, and what could not be had."""
    op.create_table(
        "capture",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("declared_encoding", sa.Text(), nullable=True),
        sa.Column("detected_encoding", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("sha256", name=op.f("uq_capture_sha256")),
    )
    op.create_table(
        "unread",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unread")),
    )
    op.create_index(op.f("ix_unread_address"), "unread", ["address"], unique=False)
    op.create_table(
        "access",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("capture", sa.String(length=48), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("parent", sa.String(length=48), nullable=True),
        sa.Column("captured_at", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture"], ["capture.id"], name=op.f("fk_access_capture_capture")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access")),
    )
    op.create_index(op.f("ix_access_capture"), "access", ["capture"], unique=False)


def readings() -> None:
    """What was made from them, by which recipe: documents and claims."""
    op.create_table(
        "recipe",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipe")),
    )
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recipe", sa.String(length=48), nullable=False),
        sa.Column("capture", sa.String(length=48), nullable=True),
        sa.Column("unread", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["capture"], ["capture.id"], name=op.f("fk_reading_capture_capture")),
        sa.ForeignKeyConstraint(["recipe"], ["recipe.id"], name=op.f("fk_reading_recipe_recipe")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reading")),
        sa.UniqueConstraint("recipe", name=op.f("uq_reading_recipe")),
    )
    op.create_index(op.f("ix_reading_capture"), "reading", ["capture"], unique=False)
    op.create_table(
        "claim",
        sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("document", sa.String(length=48), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("plover", sa.Text(), nullable=True),
        sa.Column("assertion", sa.Text(), nullable=False),
        sa.Column("hedged", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_claim_reading_reading")),
        sa.PrimaryKeyConstraint("reading", "position", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_document"), "claim", ["document"], unique=False)
    op.create_index(op.f("ix_claim_id"), "claim", ["id"], unique=False)
    op.create_index("ix_claim_measure_low_high", "claim", ["measure", "low", "high"], unique=False)
    op.create_table(
        "document",
        sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_document_reading_reading")),
        sa.PrimaryKeyConstraint("reading", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_id"), "document", ["id"], unique=False)


def results() -> None:
    """What was resolved and reconciled, what people judged, and the case."""
    op.create_table(
        "case_file",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_file")),
    )
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("previous", sa.String(length=48), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_judgement")),
        sa.UniqueConstraint("id", name=op.f("uq_judgement_id")),
    )
    op.create_table(
        "result",
        sa.Column("recipe", sa.String(length=48), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["recipe"], ["recipe.id"], name=op.f("fk_result_recipe_recipe")),
        sa.PrimaryKeyConstraint("recipe", name=op.f("pk_result")),
        sa.UniqueConstraint("number", name=op.f("uq_result_number")),
    )
