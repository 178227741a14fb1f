// Callers that submit through the API, each on a connection of its own, one request after the other.
//   load SOCKET CALLERS REQUESTS BODY      BODY: the JSON of POST /v1/jobs
// Prints requests a second, median and 99th percentile in microseconds, and how many were refused.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static const char *path;
static char request[8192];
static size_t length;
static int wanted, next, refused;
static double *took;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

// HTTP/1.1 with a kept connection: the answer ends with its length, or with the chunk of none.
static int ask(int s)
{
    char answer[16384];
    size_t have = 0;
    if (write(s, request, length) != (ssize_t)length) {
        return -1;
    }
    while (have < sizeof answer - 1) {
        ssize_t got = read(s, answer + have, sizeof answer - 1 - have);
        if (got <= 0) {
            return -1;
        }
        have += got;
        answer[have] = 0;
        char *body = strstr(answer, "\r\n\r\n");
        if (body == NULL) {
            continue;
        }
        body += 4;
        char *size = strcasestr(answer, "content-length:");
        if (size != NULL && size < body) {
            if ((size_t)(answer + have - body) >= (size_t)atol(size + 15)) {
                break;
            }
        } else if (strstr(body, "0\r\n\r\n") != NULL) {
            break;
        }
    }
    return strncmp(answer + 9, "20", 2) == 0 ? 0 : 1;
}

static int reach(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    strncpy(a.sun_path, path, sizeof a.sun_path - 1);
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(s, (struct sockaddr *)&a, sizeof a) != 0) {
        perror(path);
        exit(3);
    }
    return s;
}

static void *call(void *unused)
{
    int s = reach();
    for (;;) {
        int mine = __atomic_fetch_add(&next, 1, __ATOMIC_RELAXED);
        if (mine >= wanted) {
            close(s);
            return unused;
        }
        double begin = now();
        int result = ask(s);
        took[mine] = now() - begin;
        if (result != 0) {
            __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
        }
        if (result < 0) {
            close(s);
            s = reach();
        }
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: load SOCKET CALLERS REQUESTS BODY\n");
        return 2;
    }
    path = argv[1];
    int callers = atoi(argv[2]);
    wanted = atoi(argv[3]);
    took = calloc(wanted, sizeof(double));
    length = snprintf(request, sizeof request,
        "POST /v1/jobs HTTP/1.1\r\nHost: weir\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", strlen(argv[4]), argv[4]);

    pthread_t *threads = calloc(callers, sizeof(pthread_t));
    double begin = now();
    for (int i = 0; i < callers; i++) {
        pthread_create(&threads[i], NULL, call, NULL);
    }
    for (int i = 0; i < callers; i++) {
        pthread_join(threads[i], NULL);
    }
    double seconds = (now() - begin) / 1e6;
    qsort(took, wanted, sizeof(double), ascending);
    printf("%.0f %.0f %.0f %d\n", wanted / seconds, took[wanted / 2], took[wanted * 99 / 100], refused);
    return 0;
}
