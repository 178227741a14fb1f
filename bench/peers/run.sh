#!/bin/bash
# Measures Weir side by side with its peers and writes the table of docs/performance.md. Root has all peers; others have no Slurm and no at.
#   run.sh [--print]      print the table only
# BENCH_SCALE=PERCENT makes all counts smaller, to see that everything works; figures of such a run mean nothing.
# BENCH_STEPS='start_peers chains chains_slurm' takes these steps only.
# Each step has its time limit. One that does not keep to it, or fails, is said to be not measured, and the run goes on and ends with 1.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

# at's spool and every pid file are a private copy, on the same disk.
if [ "$(id -u)" = 0 ] && [ -z "${WEIR_BENCH_INSIDE-}" ]; then
    WEIR_BENCH_INSIDE=1 exec unshare --mount --propagation private "$0" "$@"
fi

BENCH_WORK=$(mktemp -d "${TMPDIR:-/var/tmp}/weir-bench.XXXXXX")
export BENCH_WORK
chmod 755 "$BENCH_WORK"
case $(uname -m) in aarch64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
export WEIR_HOST=$root/artifacts/bin/Weir.Host/release/weir-host
export PATH=$root/artifacts/publish/Weir.Gate/release_$rid:$PATH
export TS_SOCKET=$BENCH_WORK/ts.sock TS_SLOTS=2 NQDIR=$BENCH_WORK/nq SLURM_CONF=$BENCH_WORK/slurm/slurm.conf TMPDIR=$BENCH_WORK
unset WEIR_SERVER WEIR_GATE WEIR_TOKEN

say() { printf '%s\n' "$*" >&2; }

# Ends what this run started, and nothing else: every process it leaves running has written its number into pids.
step=
finish() {
    trap - EXIT
    [ -z "$step" ] || kill "$step" 2> /dev/null
    local pid
    while read -r pid; do kill "$pid" 2> /dev/null; done < "$BENCH_WORK/pids"
    [ ! -d "$BENCH_WORK/slurm" ] || "$here/slurm.sh" stop "$BENCH_WORK/slurm"
    while read -r pid; do
        for _ in $(seq 50); do kill -0 "$pid" 2> /dev/null || continue 2; sleep 0.1; done
        kill -KILL "$pid" 2> /dev/null
    done < "$BENCH_WORK/pids"
    cd /
    rm -rf "$BENCH_WORK"
}
touch "$BENCH_WORK/pids" "$BENCH_WORK/table"
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

cd "$BENCH_WORK"
mkdir "$NQDIR"
for tool in pairs load stamp; do gcc -O2 -pthread -o "$tool" "$here/$tool.c" || exit 1; done
gcc -O2 -o commits "$here/commits.c" -l:libsqlite3.so.0 || exit 1

# measure SECONDS STEP WHAT
missed=0
measure() {
    case " ${BENCH_STEPS:-$2} " in *" $2 "*) ;; *) return ;; esac
    local began=$SECONDS
    timeout -k 5 "$1" "$here/steps.sh" "$2" > "$BENCH_WORK/$2.out" 2> "$BENCH_WORK/$2.err" < /dev/null &
    step=$!
    if wait "$step"; then
        say "$3: $((SECONDS - began)) s"
    else
        say "$3: not measured after $((SECONDS - began)) s"
        tail -n 5 "$BENCH_WORK/$2.err" >&2
        printf '| %s | not measured | - | - | - | no |\n' "$3" >> "$BENCH_WORK/table"
        missed=1
    fi
    step=
}

if [ "$(id -u)" = 0 ]; then
    cp -a /var/spool/cron cron && mount --bind cron /var/spool/cron || exit 1
    mkdir run && mount --bind run /run || exit 1
    measure 40 start_peers "peers up"
fi
measure 40 start_weir "weir up"
measure 60 submit "one submission"
measure 60 gate "weir run"
measure 60 memory "memory"
measure 90 rate "jobs to their recorded end"
measure 80 rate_slurm "jobs to their recorded end, Slurm"
measure 70 commits "submissions through the API"
measure 110 held "100,000 held jobs"
measure 90 chains "chains of planned jobs"
measure 120 chains_slurm "chains of jobs, Slurm"
measure 120 graphs "graphs of planned jobs"

{
    printf '%s, %s processors, %s MB, kernel %s, %s, store SQLite on %s, %s.\n' "$(date -u +%F)" "$(nproc)" \
        "$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)" "$(uname -r)" \
        "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)" "$(stat -f -c %T "$BENCH_WORK")" \
        "load $(cut -d' ' -f1 "$BENCH_WORK/load.before" 2> /dev/null) at the start"
    [ "${BENCH_SCALE:-100}" = 100 ] || printf '\nCounts were %s %% of the usual ones: a trial.\n' "$BENCH_SCALE"
    echo
    echo "| what | Weir | beside it | ratio | target | met |"
    echo "| --- | --- | --- | --- | --- | --- |"
    cat table
    [ ! -s notes ] || { echo; cat notes; }
} > measured
cat measured

if [ "${1-}" != --print ] && [ -z "${BENCH_STEPS-}" ]; then
    awk -v file="$BENCH_WORK/measured" '
        /^<!-- measured -->/ { print; print ""; while ((getline line < file) > 0) print line; print ""; skip = 1; next }
        /^<!-- end -->/ { skip = 0 }
        !skip { print }' "$root/docs/performance.md" > performance.md && cat performance.md > "$root/docs/performance.md"
fi
exit "$missed"
