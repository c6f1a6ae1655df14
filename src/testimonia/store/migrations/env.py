"""Run by Alembic: the migrations, in the transaction of the connection that `migrate.upgrade` hands over."""

from alembic import context

from testimonia.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
