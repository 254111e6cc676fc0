/* app.cpp, in C. */
#include <app_migrations.h>
#include <retort/retort.h>
#include <stdio.h>

int main(int count, char** words) {
    retort_migrator* migrator = NULL;
    const char* url = count > 1 ? words[1] : "sqlite:///app.db";
    size_t steps = 0;
    retort_status status = retort_open(app_migrations_table(), url, NULL, &migrator);
    if (status == RETORT_OK) {
        status = retort_upgrade(migrator, "heads", &steps);
    }
    if (status == RETORT_OK) {
        printf("%d steps\n", (int)steps);
    } else {
        printf("error: %s\n", retort_error(migrator));
    }
    retort_close(migrator);
    return status;
}
