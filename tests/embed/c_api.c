/* The C interface as a C program calls it. Returns the line of the first check
 * that fails, or 0; c_api_test.cpp shows it. */
#include <retort/retort.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

int check_c_api(const retort_migrations* migrations, const retort_migrations* failing, const char* url,
                struct sqlite3* database);
int check_c_options(const retort_migrations* with_environment, const char* url);
int check_c_interrupted(const retort_migrations* migrations, const char* url);
int check_c_postgresql(const retort_migrations* migrations, struct pg_conn* connection);

#define CHECK(condition)     \
    do {                     \
        if (!(condition)) {  \
            return __LINE__; \
        }                    \
    } while (0)

struct seen {
    size_t steps;
    long long rows;
    int lines;
    int stop_at;
};

static void on_progress(void* data, const retort_progress* progress) {
    struct seen* seen = data;
    if (progress->stage == RETORT_STEP) {
        seen->steps = progress->step;
    } else if (progress->rows > 0) {
        seen->rows += progress->rows;
    }
}

static void on_log(void* data, retort_log_level level, const char* logger, const char* line) {
    struct seen* seen = data;
    seen->lines += level == RETORT_LOG_INFO && *logger != '\0' && *line != '\0';
}

static int is_cancelled(void* data) {
    struct seen* seen = data;
    return --seen->stop_at == 0;
}

static int check_url(const retort_migrations* migrations, const char* url) {
    struct seen seen = {0, 0, 0, 3};
    retort_options options;
    retort_options_init(&options);
    options.data = &seen;
    options.on_progress = on_progress;
    options.on_log = on_log;
    options.is_cancelled = is_cancelled;
    options.version_table = "c_version";

    retort_migrator* migrator = NULL;
    CHECK(retort_open(migrations, url, &options, &migrator) == RETORT_OK);
    CHECK(retort_upgrade(migrator, "head", NULL) == RETORT_ERROR_CANCELLED);
    CHECK(strstr(retort_error_state(migrator), "unchanged") != NULL);
    size_t steps = 0;
    CHECK(retort_upgrade(migrator, "head", &steps) == RETORT_OK);
    CHECK(steps == 3 && seen.steps == 3 && seen.rows > 3 && seen.lines > 3);
    CHECK(*retort_error(migrator) == '\0');

    retort_revisions* revisions = NULL;
    CHECK(retort_current(migrator, &revisions) == RETORT_OK);
    CHECK(retort_revisions_count(revisions) == 1);
    CHECK(strcmp(retort_revisions_id(revisions, 0), "c3") == 0);
    CHECK(*retort_revisions_id(revisions, 1) == '\0');
    retort_revisions_free(revisions);

    char* sql = NULL;
    CHECK(retort_plan_downgrade(migrator, "base", &sql) == RETORT_OK);
    CHECK(strstr(sql, "DROP TABLE posts") != NULL);
    retort_free(sql);
    CHECK(retort_plan(migrator, "head", &sql) == RETORT_OK);
    CHECK(*sql == '\0');
    retort_free(sql);

    CHECK(retort_downgrade(migrator, "base", &steps) == RETORT_OK && steps == 3);
    CHECK(retort_stamp(migrator, "a1", NULL) == RETORT_OK);
    CHECK(retort_pending(migrator, &revisions) == RETORT_OK);
    CHECK(retort_revisions_count(revisions) == 2);
    CHECK(strcmp(retort_revisions_summary(revisions, 0), "posts of users") == 0);
    retort_revisions_free(revisions);
    int is_compatible = 0;
    CHECK(retort_is_compatible(migrator, &is_compatible) == RETORT_OK && is_compatible == 1);
    retort_close(migrator);
    return 0;
}

static int check_errors(const retort_migrations* migrations, const retort_migrations* failing,
                        struct sqlite3* database) {
    retort_migrator* migrator = NULL;
    CHECK(retort_open(NULL, "sqlite://", NULL, &migrator) == RETORT_ERROR_MISUSE && migrator == NULL);
    CHECK(retort_open(migrations, "oracle://x", NULL, &migrator) == RETORT_ERROR_CONFIG);
    CHECK(strstr(retort_error_message(migrator), "oracle") != NULL);
    CHECK(retort_upgrade(migrator, "head", NULL) == RETORT_ERROR_MISUSE);
    retort_close(migrator);

    CHECK(retort_open_sqlite(failing, database, NULL, &migrator) == RETORT_OK);
    CHECK(retort_upgrade(migrator, "nowhere", NULL) == RETORT_ERROR_COMMAND);
    CHECK(retort_upgrade(migrator, "head", NULL) == RETORT_ERROR_SCRIPT);
    CHECK(strcmp(retort_error_message(migrator), "no such thing") == 0);
    CHECK(retort_upgrade(migrator, NULL, NULL) == RETORT_ERROR_MISUSE);
    retort_close(migrator);
    retort_close(NULL);
    return 0;
}

/* Those that a caller of an older header does not know keep their defaults. */
static int check_old_struct(const retort_migrations* with_environment, const char* url) {
    retort_options options;
    retort_options_init(&options);
    CHECK(options.lock_timeout_ms == -1 && options.retries == 3 && options.keep_history == 1);
    options.size = offsetof(retort_options, lock_timeout_ms);
    options.retries = -7;
    options.interrupted = 77;
    options.x_arguments = (const char* const*)&options;
    retort_migrator* migrator = NULL;
    CHECK(retort_open(with_environment, url, &options, &migrator) == RETORT_OK);
    retort_close(migrator);
    return 0;
}

int check_c_options(const retort_migrations* with_environment, const char* url) {
    static const char* const arguments[] = {"table=x_version", "flag", NULL};
    retort_options options;
    retort_options_init(&options);
    options.x_arguments = arguments;
    options.keep_history = 0;
    options.lock_timeout_ms = 2000;
    options.table_lock_timeout_ms = 0;
    options.statement_timeout_ms = 60000;
    options.retries = 0;
    options.database = "main";
    options.backup = 1;
    retort_migrator* migrator = NULL;
    CHECK(retort_open(with_environment, url, &options, &migrator) == RETORT_OK);
    CHECK(retort_upgrade(migrator, "a1", NULL) == RETORT_OK);
    CHECK(*retort_backup(migrator) == '\0');
    CHECK(retort_upgrade(migrator, "head", NULL) == RETORT_OK);
    CHECK(strstr(retort_backup(migrator), ".backup-") != NULL);
    retort_revisions* revisions = NULL;
    CHECK(retort_current(migrator, &revisions) == RETORT_OK);
    CHECK(strcmp(retort_revisions_file(revisions, 0), "alembic/versions/c3_grow.cpp") == 0);
    retort_revisions_free(revisions);
    retort_close(migrator);

    options.interrupted = 77;
    CHECK(retort_open(with_environment, url, &options, &migrator) == RETORT_ERROR_CONFIG);
    CHECK(strstr(retort_error(migrator), "77") != NULL);
    retort_close(migrator);
    return check_old_struct(with_environment, url);
}

/* The upgrade of g8 was killed behind its statement. */
int check_c_interrupted(const retort_migrations* migrations, const char* url) {
    retort_options options;
    retort_options_init(&options);
    retort_migrator* migrator = NULL;
    retort_interrupted* interrupted = NULL;
    CHECK(retort_open(migrations, url, NULL, &migrator) == RETORT_OK);
    CHECK(retort_upgrade(migrator, "head", NULL) == RETORT_ERROR_COMMAND);
    CHECK(strstr(retort_error_hint(migrator), "mark_done") != NULL);
    CHECK(retort_find_interrupted(migrator, &interrupted) == RETORT_OK && interrupted != NULL);
    CHECK(retort_interrupted_is_upgrade(interrupted) == 1);
    CHECK(strcmp(retort_interrupted_revision(interrupted), "g8") == 0);
    CHECK(retort_interrupted_operations(interrupted) == 1);
    CHECK(strcmp(retort_interrupted_statement(interrupted), "INSERT INTO sent VALUES (1)") == 0);
    CHECK(*retort_interrupted_started(interrupted) != '\0');
    retort_interrupted_free(interrupted);
    retort_close(migrator);

    options.interrupted = RETORT_MARK_DONE;
    CHECK(retort_open(migrations, url, &options, &migrator) == RETORT_OK);
    CHECK(retort_upgrade(migrator, "head", NULL) == RETORT_OK);
    CHECK(retort_find_interrupted(migrator, &interrupted) == RETORT_OK && interrupted == NULL);
    CHECK(retort_interrupted_operations(NULL) == 0 && *retort_interrupted_statement(NULL) == '\0');
    retort_interrupted_free(NULL);
    CHECK(retort_find_interrupted(migrator, NULL) == RETORT_ERROR_MISUSE);
    retort_close(migrator);
    return 0;
}

int check_c_postgresql(const retort_migrations* migrations, struct pg_conn* connection) {
    retort_migrator* migrator = NULL;
    size_t steps = 0;
    CHECK(retort_open_postgresql(migrations, NULL, NULL, &migrator) == RETORT_ERROR_MISUSE);
    CHECK(retort_open_postgresql(migrations, connection, NULL, &migrator) == RETORT_OK);
    CHECK(retort_upgrade(migrator, "head", &steps) == RETORT_OK && steps == 3);
    CHECK(retort_downgrade(migrator, "a1", &steps) == RETORT_OK && steps == 2);
    retort_close(migrator);
    return 0;
}

int check_c_api(const retort_migrations* migrations, const retort_migrations* failing, const char* url,
                struct sqlite3* database) {
    const int line = check_url(migrations, url);
    return line != 0 ? line : check_errors(migrations, failing, database);
}
