// Runs several commands in turns and prints what one start-to-end of each takes.
//   pairs ROUNDS COMMAND… [-- COMMAND…]…
// One line for each command, in order: median, 90th percentile and minimum in microseconds, and how often it failed.
// Turns and not blocks, so that a clock that drifts meets all of them alike.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;
enum { MOST = 16 };

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: pairs ROUNDS COMMAND… [-- COMMAND…]…\n");
        return 2;
    }

    int rounds = atoi(argv[1]), count = 0;
    char **commands[MOST];
    commands[count++] = &argv[2];
    for (int i = 2; i < argc; i++) {
        // "---" stands for a "--" inside a command.
        if (strcmp(argv[i], "--") == 0 && count < MOST) {
            argv[i] = NULL;
            commands[count++] = &argv[i + 1];
        } else if (strcmp(argv[i], "---") == 0) {
            argv[i] = "--";
        }
    }

    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    posix_spawn_file_actions_addopen(&streams, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&streams, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&streams, 2, "/dev/null", O_WRONLY, 0);

    double *took[MOST];
    int failed[MOST] = {0};
    for (int c = 0; c < count; c++) {
        took[c] = calloc(rounds, sizeof(double));
    }

    // The first three rounds only warm up.
    for (int r = -3; r < rounds; r++) {
        for (int c = 0; c < count; c++) {
            struct timespec begin, end;
            pid_t child;
            int status;
            clock_gettime(CLOCK_MONOTONIC, &begin);
            if (posix_spawnp(&child, commands[c][0], &streams, NULL, commands[c], environ) != 0) {
                perror(commands[c][0]);
                return 1;
            }
            waitpid(child, &status, 0);
            clock_gettime(CLOCK_MONOTONIC, &end);
            if (r >= 0) {
                took[c][r] = (end.tv_sec - begin.tv_sec) * 1e6 + (end.tv_nsec - begin.tv_nsec) / 1e3;
                failed[c] += status != 0;
            }
        }
    }

    for (int c = 0; c < count; c++) {
        qsort(took[c], rounds, sizeof(double), ascending);
        printf("%.0f %.0f %.0f %d\n", took[c][rounds / 2], took[c][rounds * 9 / 10], took[c][0], failed[c]);
    }
    return 0;
}
