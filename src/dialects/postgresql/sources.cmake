list(APPEND retort_dialect_sources
  postgresql/adopted.cpp postgresql/arrays.cpp postgresql/canonical.cpp postgresql/canonical_questions.cpp postgresql/canonical_rules.cpp postgresql/column_options.cpp
  postgresql/connection.cpp postgresql/ddl.cpp postgresql/defaults.cpp postgresql/dialect.cpp postgresql/emit.cpp
  postgresql/emit_columns.cpp postgresql/emit_generated.cpp postgresql/emit_types.cpp postgresql/errors.cpp postgresql/impact.cpp postgresql/libpq.cpp
  postgresql/monitor.cpp postgresql/watching.cpp
  postgresql/migration_lock.cpp postgresql/parse_type.cpp postgresql/pipeline.cpp postgresql/probe.cpp postgresql/queries.cpp postgresql/reflect.cpp postgresql/reflect_columns.cpp
  postgresql/reflect_constraints.cpp postgresql/reflect_indexes.cpp postgresql/reflect_types.cpp
  postgresql/rules.cpp postgresql/scratch.cpp postgresql/scratch_statements.cpp postgresql/search_path.cpp postgresql/sequences.cpp
  postgresql/table_options.cpp postgresql/tablespaces.cpp postgresql/types.cpp)
