// Says what a job sees of itself, one fact a line, in words that do not depend on process ids. Its arguments are facts too: the
// first is the case it belongs to. It is linked statically and opens nothing but /proc, so that odd limits do not stop it.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

extern char **environ;

static char text[1 << 20];
static size_t used;

static void put(const char *s) {
    size_t length = strlen(s);
    if (used + length < sizeof text) {
        memcpy(text + used, s, length);
        used += length;
    }
}

static void fact(const char *name, const char *value) {
    char hex[8];
    put(name);
    put(" = ");
    for (const unsigned char *c = (const unsigned char *)value; *c; c++) {
        if (*c < 0x20 || *c >= 0x7f || *c == '\\') {
            snprintf(hex, sizeof hex, "\\x%02x", *c);
            put(hex);
        } else {
            hex[0] = (char)*c;
            hex[1] = 0;
            put(hex);
        }
    }
    put("\n");
}

static void number(const char *name, unsigned long long value) {
    char digits[32];
    snprintf(digits, sizeof digits, "%llu", value);
    fact(name, digits);
}

static void limit(const char *name, int resource) {
    char both[64], soft[24], hard[24];
    struct rlimit l;
    getrlimit(resource, &l);
    snprintf(soft, sizeof soft, "%llu", (unsigned long long)l.rlim_cur);
    snprintf(hard, sizeof hard, "%llu", (unsigned long long)l.rlim_max);
    snprintf(both, sizeof both, "%s:%s", l.rlim_cur == RLIM_INFINITY ? "unlimited" : soft, l.rlim_max == RLIM_INFINITY ? "unlimited" : hard);
    fact(name, both);
}

static void descriptor(int fd) {
    char name[32], link[64], target[4096], value[4200];
    struct stat s;
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) {
        return;
    }
    snprintf(name, sizeof name, "descriptor %d", fd);
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, target, sizeof target - 1);
    target[length < 0 ? 0 : length] = 0;
    int flags = fcntl(fd, F_GETFL);
    const char *mode = (flags & O_ACCMODE) == O_RDONLY ? "reads" : (flags & O_ACCMODE) == O_WRONLY ? "writes" : "reads and writes";
    fstat(fd, &s);
    const char *kind = S_ISFIFO(s.st_mode) ? "pipe" : S_ISSOCK(s.st_mode) ? "socket" : isatty(fd) ? "terminal" : target;
    snprintf(value, sizeof value, "%s %s%s%s", mode, kind, flags & O_APPEND ? ", appends" : "", flags & O_NONBLOCK ? ", does not block" : "");
    fact(name, value);
}

static void status(void) {
    static const char *wanted[] = { "Uid:", "Gid:", "Groups:", "NoNewPrivs:", "Seccomp:", "SigPnd:", "ShdPnd:", "SigBlk:", "SigIgn:", "SigCgt:", "CapInh:", "CapEff:", "CapBnd:", "CapAmb:", "Umask:" };
    static char all[16384];
    int f = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    if (f < 0) {
        fact("status", "cannot be read");
        return;
    }
    ssize_t length = read(f, all, sizeof all - 1);
    close(f);
    all[length < 0 ? 0 : length] = 0;
    for (char *line = strtok(all, "\n"); line; line = strtok(NULL, "\n")) {
        for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
            if (strncmp(line, wanted[i], strlen(wanted[i])) == 0) {
                char *colon = strchr(line, ':');
                *colon = 0;
                for (char *c = colon + 1; *c; c++) {
                    *c = *c == '\t' ? ' ' : *c;
                }
                fact(line, colon + 1 + (colon[1] == ' '));
            }
        }
    }
}

static void file(const char *name, const char *path) {
    static char all[4096];
    int f = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = f < 0 ? -1 : read(f, all, sizeof all - 1);
    if (f >= 0) {
        close(f);
    }
    all[length < 0 ? 0 : length] = 0;
    if (length > 0 && all[length - 1] == '\n') {
        all[length - 1] = 0;
    }
    fact(name, length < 0 ? "cannot be read" : all);
}

int main(int count, char **arguments) {
    static char folder[65536], name[32];
    static const char *limits[] = { "cpu", "fsize", "data", "stack", "core", "rss", "nproc", "nofile", "memlock", "as", "locks", "sigpending", "msgqueue", "nice", "rtprio", "rttime" };
    for (int i = 1; i < count; i++) {
        snprintf(name, sizeof name, "argument %d", i);
        fact(name, arguments[i]);
    }
    for (char **entry = environ; *entry; entry++) {
        fact("variable", *entry);
    }
    fact("folder", getcwd(folder, sizeof folder) ? folder : strerror(errno));
    for (int i = 0; i < 16; i++) {
        snprintf(name, sizeof name, "limit %s", limits[i]);
        limit(name, i);
    }
    for (int fd = 0; fd < 1024; fd++) {
        descriptor(fd);
    }
    status();
    fact("session leader", getsid(0) == getpid() ? "yes" : "no");
    fact("group leader", getpgrp() == getpid() ? "yes" : "no");
    fact("session and group", getsid(0) == getpgrp() ? "are one" : "differ");
    int terminal = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
    fact("terminal", terminal < 0 ? "none" : tcgetpgrp(terminal) == getpgrp() ? "in the foreground" : "in the background");
    if (terminal >= 0) {
        close(terminal);
    }
    errno = 0;
    number("nice", (unsigned long long)(getpriority(PRIO_PROCESS, 0) + 20));
    number("scheduler", (unsigned long long)sched_getscheduler(0));
    file("out of memory", "/proc/self/oom_score_adj");
    file("control groups", "/proc/self/cgroup");
    int parent = 0, reaper = 0;
    prctl(PR_GET_PDEATHSIG, &parent);
    prctl(PR_GET_CHILD_SUBREAPER, &reaper);
    number("signal at its parent's death", (unsigned long long)parent);
    number("takes orphans", (unsigned long long)reaper);
    number("may be dumped", (unsigned long long)prctl(PR_GET_DUMPABLE));
    number("timer slack", (unsigned long long)prctl(PR_GET_TIMERSLACK));
    struct itimerval timer = { 0 };
    getitimer(ITIMER_REAL, &timer);
    fact("alarm", timer.it_value.tv_sec || timer.it_value.tv_usec ? "set" : "none");
    for (size_t at = 0; at < used;) {
        ssize_t written = write(1, text + at, used - at);
        if (written <= 0) {
            return 9;
        }
        at += (size_t)written;
    }
    return 0;
}
