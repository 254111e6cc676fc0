# Standard SQL, and the texts and statements that all dialects share.
list(APPEND retort_dialect_sources
  ansi/data.cpp ansi/ddl.cpp ansi/ddl_constraints.cpp ansi/ddl_indexes.cpp ansi/emitter.cpp ansi/connection.cpp
  ansi/history_table.cpp ansi/inline_parameters.cpp ansi/unmodelled.cpp ansi/version.cpp)
