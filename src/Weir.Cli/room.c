// Runs before the runtime. Where addresses are limited (ulimit -v), each thread's stack takes 8 MiB of them and its own heap of the C
// library up to 128 MiB more, so that it depended on the number of threads whether this program went on or was aborted.
#define _GNU_SOURCE
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <sys/resource.h>

__attribute__((constructor)) static void take_little_room(void) {
    static const rlim_t enough = 4UL << 30;
    static const size_t stack = 1UL << 20;
    struct rlimit room;
    pthread_attr_t thread;
    // A descriptor of 0 to 2 that came closed would be the next file's that the runtime opens, and our output would go there. In its
    // place stands one that refuses what it is for, as a closed one does; what cannot be complained is lost.
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (fcntl(descriptor, F_GETFD) < 0) {
            open("/dev/null", (descriptor == 0 ? O_WRONLY : descriptor == 1 ? O_RDONLY : O_RDWR) | O_CLOEXEC);
        }
    }
    if (getrlimit(RLIMIT_AS, &room) != 0 || room.rlim_cur == RLIM_INFINITY || room.rlim_cur > enough) {
        return;
    }
    mallopt(M_ARENA_MAX, 1);
    if (pthread_attr_init(&thread) == 0) {
        if (pthread_attr_setstacksize(&thread, stack) == 0) {
            pthread_setattr_default_np(&thread);
        }
        pthread_attr_destroy(&thread);
    }
}
