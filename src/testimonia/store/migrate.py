"""The schema of a casebook brought to the one that this code knows, in one transaction."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from testimonia.errors import CasebookError
from testimonia.store.schema import REVISION

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection, folder: Path) -> str | None:
    """The revision of a casebook's schema; None for an empty database. Raises CasebookError for a database that is no casebook."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or "capture" not in tables:
        raise CasebookError(f"{folder}: the database in it is no casebook; name another folder")
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def migrate(engine: Engine, writing: Engine, folder: Path) -> None:
    """Make the tables of a new casebook, or bring an older one up to date. Raises CasebookError for a later one."""
    with engine.begin() as connection:
        revision = revision_of(connection, folder)
    if revision == REVISION:
        return
    if revision not in known_revisions():
        raise CasebookError(f"{folder}: was made by a later version of Testimonia (schema {revision}); install that or a later version")
    with writing.begin() as connection:
        upgrade(connection)


def known_revisions() -> frozenset[str | None]:
    """The revisions that this code can bring up to date, None being an empty database."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - loaded only where a schema is made or changed

    return frozenset((None, *(script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions())))


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, within the connection's transaction."""
    from alembic.command import upgrade as run  # noqa: PLC0415 - loaded only where a schema is made or changed

    settings = configuration()
    settings.attributes["connection"] = connection
    run(settings, "head")


def configuration() -> "Config":
    """What Alembic is told; there is no file of settings."""
    from alembic.config import Config  # noqa: PLC0415 - loaded only where a schema is made or changed

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings
