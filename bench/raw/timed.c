// Runs a command and writes what it cost: nanoseconds from start to end, peak
// memory in KiB, exit status. A program of its own, because a child starts with
// its parent's peak: measured from an interpreter, every command would seem to
// need the interpreter's memory.
//
//   timed REPORT COMMAND [ARGUMENT...]
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>

extern char** environ;

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int argc, char** argv) {
    if (argc < 3) {
        fputs("usage: timed REPORT COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    const long long start = now();
    pid_t child;
    if (posix_spawnp(&child, argv[2], NULL, NULL, argv + 2, environ) != 0) {
        perror(argv[2]);
        return 2;
    }
    int status = 0;
    struct rusage usage;
    wait4(child, &status, 0, &usage);
    const long long elapsed = now() - start;
    FILE* report = fopen(argv[1], "w");
    if (report == NULL) {
        perror(argv[1]);
        return 2;
    }
    fprintf(report, "%lld %ld %d\n", elapsed, usage.ru_maxrss,
            WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return fclose(report) == 0 ? 0 : 2;
}
