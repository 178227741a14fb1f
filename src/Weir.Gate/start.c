// What stands before the runtime of weir. The gate is in the way of every job of cron and at, so the command must run whatever is
// odd about the process: where the runtime cannot start, or gives up before anything was begun, the gate gets out of the way.
// One line says why the job was not seen. Nothing here allocates: there may be nothing to allocate from.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

extern char **environ;
int __real_main(int count, char **arguments);

enum { OWN_FAILURE = 125, NOT_EXECUTABLE = 126, NOT_FOUND = 127, DESCRIPTORS = 16 };

static char **given;
static char **variables;

static int starts_with(const char *text, const char *begin) { return strncmp(text, begin, strlen(begin)) == 0; }

static const char *value_of(const char *name) {
    size_t length = strlen(name);
    for (char **entry = variables; *entry; entry++) {
        if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') {
            return *entry + length + 1;
        }
    }
    return NULL;
}

static void say(const char *text) {
    ssize_t written = write(2, text, strlen(text));
    (void)written;
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int is_shell(void) { return strcmp(base_name(given[0]), "weir-sh") == 0; }

static int is_verb(const char *verb) { return given[1] && strcmp(given[1], verb) == 0; }

static void become(const char *program, char **arguments) {
    execve(program, arguments, variables);
}

// As the gate does it: the real shell's name in the place of ours, and nothing that is only the gate's.
static void become_shell(void) {
    static const char *own[] = { "WEIR_SHELL=", "WEIR_CRONTAB=", "WEIR_JOB_NAME=", "WEIR_GATE=", "SHELL=" };
    static char shell[4096 + 6] = "SHELL=";
    const char *named = value_of("WEIR_SHELL");
    const char *real = named && *named && strlen(named) < 4096 && strcmp(base_name(named), "weir-sh") != 0 ? named : "/bin/sh";
    strcpy(shell + 6, real);
    char **kept = variables;
    int freed = 0;
    for (char **entry = variables; *entry; entry++) {
        int is_own = 0;
        for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
            is_own |= starts_with(*entry, own[i]);
        }
        if (is_own) {
            freed++;
        } else {
            *kept++ = *entry;
        }
    }
    if (freed > 0) {
        *kept++ = shell;
    }
    *kept = NULL;
    given[0] = shell + 6;
    become(shell + 6, given);
}

// Where one asked to be held or for something there is too little of, the command may not go; else it goes.
static char **command_of_run(void) {
    static const char *harmless[] = {
        "-n", "--name", "-d", "--job-description", "-q", "--job-queue", "--priority", "--date", "--lda", "--library-list", "--patience",
        "--socket", "--server", "--export",
    };
    char **word = given + 2;
    while (*word && (*word)[0] == '-' && (*word)[1]) {
        if (strcmp(*word, "--") == 0) {
            word++;
            break;
        }
        if (strcmp(*word, "-v") == 0 || strcmp(*word, "--verbose") == 0) {
            word++;
            continue;
        }
        int takes = 0;
        for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
            size_t length = strlen(harmless[i]);
            if (strncmp(*word, harmless[i], length) == 0 && ((*word)[length] == 0 || (*word)[length] == '=')) {
                takes = (*word)[length] == 0 ? 2 : 1;
            }
        }
        if (takes == 0 || (takes == 2 && !word[1])) {
            return NULL;
        }
        word += takes;
    }
    return *word ? word : NULL;
}

static void search(char **command) {
    static char path[4096];
    const char *name = command[0];
    if (strchr(name, '/')) {
        become(name, command);
        return;
    }
    const char *rest = value_of("PATH");
    int remembered = ENOENT;
    for (rest = rest ? rest : "/bin:/usr/bin"; rest;) {
        const char *colon = strchr(rest, ':');
        size_t length = colon ? (size_t)(colon - rest) : strlen(rest);
        if (length + strlen(name) + 2 < sizeof path) {
            memcpy(path, rest, length);
            path[length] = '/';
            strcpy(path + length + (length > 0), name);
            become(path, command);
            remembered = errno == ENOENT || errno == ENOTDIR ? remembered : errno;
        }
        rest = colon ? colon + 1 : NULL;
    }
    errno = remembered;
}

// The shell has read ahead of the marked line: the next one begins behind it.
static void skip_mark(void) {
    static char head[65536];
    ssize_t length = pread(0, head, sizeof head - 1, 0);
    head[length < 0 ? 0 : length] = 0;
    char *mark = strstr(head, "# weir:gate\n");
    if (mark) {
        lseek(0, mark - head + (off_t)strlen("# weir:gate\n"), SEEK_SET);
    }
}

static int get_out_of_the_way(const char *why) {
    char *shell[] = { "sh", NULL };
    char **command = NULL;
    say("weir: ");
    say(why);
    if (is_shell() || is_verb("at-run") || (is_verb("run") && (command = command_of_run()))) {
        say("; the command runs, and Weir does not see it\n");
        if (is_shell()) {
            become_shell();
        } else if (command) {
            search(command);
        } else {
            skip_mark();
            become("/bin/sh", shell);
        }
        int error = errno;
        say("weir: the command cannot be executed\n");
        return error == ENOENT || error == ENOTDIR ? NOT_FOUND : NOT_EXECUTABLE;
    }
    say("; nothing was done\n");
    return OWN_FAILURE;
}

static void give_up(int signal) {
    (void)signal;
    _exit(get_out_of_the_way("its runtime gave up"));
}

static const char *fault(void) {
    int opened[DESCRIPTORS];
    int count = 0;
    const char *found = NULL;
    struct rlimit files;
    opened[0] = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    if (opened[0] < 0) {
        return errno == EMFILE || errno == ENFILE ? "no descriptor is free" : "there is no /proc here";
    }
    count = 1;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < 256) {
        while (count < DESCRIPTORS && (opened[count] = fcntl(opened[0], F_DUPFD_CLOEXEC, 3)) >= 0) {
            count++;
        }
        found = count < DESCRIPTORS ? "too few descriptors are free" : NULL;
    }
    while (count > 0) {
        close(opened[--count]);
    }
    return found;
}

static void occupy_standard_streams(void) {
    for (int stream = 0; stream <= 2; stream++) {
        if (fcntl(stream, F_GETFD) < 0) {
            // A failure is found by whoever needs the stream.
            int opened = open("/dev/null", O_RDWR | O_CLOEXEC);
            (void)opened;
        }
    }
}

// The collector sets aside as many addresses as it may ever want, and its tables are as large as these: 1 GiB, or what the limit
// leaves room for. Settings of other programs' runtimes in the environment are none of this one's business.
static void set_range(char **own) {
    static const unsigned long least = 32UL << 20, most = 1UL << 30, step = 4UL << 20;
    static char setting[] = "DOTNET_GCRegionRange=0000000000000000";
    struct rlimit room;
    unsigned long range = most;
    if (getrlimit(RLIMIT_AS, &room) == 0 && room.rlim_cur != RLIM_INFINITY && room.rlim_cur / 2 < range) {
        range = room.rlim_cur / 2 / step * step;
        range = range < least ? least : range;
    }
    for (int digit = 0; digit < 16; digit++) {
        setting[sizeof setting - 2 - (size_t)digit] = "0123456789abcdef"[(range >> (4 * digit)) & 15];
    }
    own[0] = setting;
    own[1] = NULL;
    environ = own;
}

int __wrap_main(int count, char **arguments) {
    static char *own[2];
    static char *name[] = { "weir", NULL };
    struct sigaction catch = { 0 };
    given = count > 0 ? arguments : name;
    variables = environ;
    const char *why = fault();
    if (why) {
        return get_out_of_the_way(why);
    }
    int is_gate = is_shell() || is_verb("run") || is_verb("at-run");
    occupy_standard_streams();
    set_range(own);
    sigaction(SIGABRT, NULL, &catch);
    if (is_gate && catch.sa_handler == SIG_DFL) {
        // Until the gate takes it back: from then on something was begun that must not be begun again.
        catch.sa_handler = give_up;
        catch.sa_flags = SA_NODEFER | SA_RESETHAND;
        sigaction(SIGABRT, &catch, NULL);
    }
    int status = __real_main(count, arguments);
    return status < 0 ? get_out_of_the_way("its runtime cannot start") : status;
}
