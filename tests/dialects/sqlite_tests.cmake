list(APPEND retort_dialect_tests
  sqlite_alterations_test.cpp sqlite_backup_test.cpp sqlite_canonical_test.cpp sqlite_connection_test.cpp sqlite_database.cpp
  sqlite_edit_test.cpp sqlite_hostile_test.cpp sqlite_kill_test.cpp sqlite_random_test.cpp sqlite_rows.cpp
  sqlite_offline_test.cpp sqlite_parse_test.cpp sqlite_rebuild_test.cpp sqlite_reflect_test.cpp
  sqlite_replay_test.cpp sqlite_samples_test.cpp sqlite_watching_test.cpp sqlite_words_test.cpp)
