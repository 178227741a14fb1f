// Single-row durable commits to SQLite, one after the other: what a disk and a store give without any batching.
//   commits FILE COUNT      prints commits a second; a slow disk gets ten seconds and no more
// Declared by hand, so that the distribution's library suffices and its headers need not be there.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
int sqlite3_open(const char *, sqlite3 **);
int sqlite3_exec(sqlite3 *, const char *, void *, void *, char **);
int sqlite3_prepare_v2(sqlite3 *, const char *, int, sqlite3_stmt **, const char **);
int sqlite3_bind_int(sqlite3_stmt *, int, int);
int sqlite3_step(sqlite3_stmt *);
int sqlite3_reset(sqlite3_stmt *);

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: commits FILE COUNT\n");
        return 2;
    }
    sqlite3 *db;
    sqlite3_stmt *insert;
    int count = atoi(argv[2]);
    if (sqlite3_open(argv[1], &db) != 0
        || sqlite3_exec(db, "pragma journal_mode=wal; pragma synchronous=full; create table t(id integer primary key, body blob)", 0, 0, 0) != 0
        || sqlite3_prepare_v2(db, "insert into t values(?, zeroblob(400))", -1, &insert, 0) != 0) {
        fprintf(stderr, "commits: %s cannot be written\n", argv[1]);
        return 1;
    }
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    int done = 0;
    do {
        sqlite3_bind_int(insert, 1, ++done);
        if (sqlite3_step(insert) != 101 /* done */) {
            return 1;
        }
        sqlite3_reset(insert);
        clock_gettime(CLOCK_MONOTONIC, &end);
    } while (done < count && end.tv_sec - begin.tv_sec < 10);
    printf("%.0f\n", done / ((end.tv_sec - begin.tv_sec) + (end.tv_nsec - begin.tv_nsec) / 1e9));
    return 0;
}
