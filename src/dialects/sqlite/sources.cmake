list(APPEND retort_dialect_sources
  sqlite/adopted.cpp sqlite/alterations.cpp sqlite/backup.cpp sqlite/canonical.cpp sqlite/canonical_column.cpp
  sqlite/checks.cpp sqlite/connection.cpp
  sqlite/cursor.cpp sqlite/ddl.cpp sqlite/dialect.cpp sqlite/edit_decision.cpp sqlite/edit_schema.cpp sqlite/emit.cpp
  sqlite/impact.cpp sqlite/in_place.cpp sqlite/keep_text.cpp sqlite/migration_lock.cpp sqlite/new_file.cpp
  sqlite/parse_column.cpp sqlite/parse_constraint.cpp sqlite/parse_create.cpp sqlite/progress_handler.cpp
  sqlite/rebuild.cpp sqlite/rebuild_copy.cpp
  sqlite/rebuild_guards.cpp sqlite/rebuild_table.cpp sqlite/reflect.cpp sqlite/reflect_unread.cpp sqlite/rename.cpp sqlite/replay.cpp sqlite/settle_types.cpp
  sqlite/statement.cpp sqlite/types.cpp sqlite/waiting.cpp sqlite/watching.cpp sqlite/words.cpp sqlite/writer.cpp)
