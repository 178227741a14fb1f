/* Starts /bin/true so many times, one after the other, as fast as it can: loop COUNT */
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>

extern char **environ;

int main(int argc, char **argv)
{
    char *words[] = {"true", NULL};
    int status;
    pid_t process;

    for (long left = argc > 1 ? atol(argv[1]) : 1000; left > 0; left--) {
        if (posix_spawn(&process, "/bin/true", NULL, NULL, words, environ) != 0)
            return 1;
        waitpid(process, &status, 0);
    }
    return 0;
}
