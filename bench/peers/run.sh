#!/bin/bash
# Measures Weir side by side with its peers and writes the table of docs/performance.md. Root has all peers; others have no Slurm and no at.
#   run.sh [--print]      print the table only
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

# at's spool and every pid file are a private copy, on the same disk.
if [ "$(id -u)" = 0 ] && [ -z "${WEIR_BENCH_INSIDE-}" ]; then
    WEIR_BENCH_INSIDE=1 exec unshare --mount --propagation private "$0" "$@"
fi

work=$(mktemp -d "${TMPDIR:-/var/tmp}/weir-bench.XXXXXX")
chmod 755 "$work"
case $(uname -m) in aarch64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
native=$root/artifacts/publish/Weir.Cli/release_$rid
export WEIR_HOST=$root/artifacts/bin/Weir.Host/release/weir-host
export PATH=$native:$PATH

pids=()
slurm=
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    [ -z "$slurm" ] || "$here/slurm.sh" stop "$work/slurm"
    wait || true
    rm -rf "$work"
}
trap finish EXIT

for tool in pairs load; do gcc -O2 -pthread -o "$work/$tool" "$here/$tool.c"; done
gcc -O2 -o "$work/commits" "$here/commits.c" -l:libsqlite3.so.0
pairs=$work/pairs load=$work/load
cd "$work"

say() { printf '%s\n' "$*" >&2; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b + 0 == 0) print "-"; else printf "%.2f", a / b }'; }
ms() { awk -v us="$1" 'BEGIN { printf "%.2f ms", us / 1000 }'; }
per_second() { awk -v n="$1" -v from="$2" -v to="$3" 'BEGIN { printf "%.0f", n / (to - from) }'; }
now() { date +%s.%N; }
table=$work/table
row() { printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "$4" >> "$table"; }

# up NAME: one weir up with data and socket of its own; sets socket_NAME and pid_NAME.
up() {
    local folder=$work/$1 line
    mkdir -p "$folder"
    mkfifo "$folder/lines"
    WEIR_GATE=$folder/gate weir up --data "$folder/data" --socket "$folder/weir.sock" --listen 127.0.0.1:0 > "$folder/lines" 2> "$folder/log" &
    pids+=($!)
    eval "socket_$1=$folder/weir.sock pid_$1=$!"
    exec {lines}< "$folder/lines"
    if ! read -r -t 30 -u "$lines" line; then
        cat "$folder/log" >&2
        say "run.sh: weir up did not come up"
        exit 1
    fi
    cat <&"$lines" > /dev/null &
}
api() { curl -sf --unix-socket "$1" "http://weir$2"; }
memory() { awk -v field="$2:" '$1 == field { print $2 }' "/proc/$1/smaps_rollup"; }
anonymous() { awk '/^Private_/ { s += $2 } END { print s }' "/proc/$1/smaps_rollup"; }

# ---- peers up ----
have() { command -v "$1" > /dev/null; }
if [ "$(id -u)" = 0 ]; then
    say "starting Slurm and atd"
    mkdir "$work/slurm" && "$here/slurm.sh" start "$work/slurm"
    slurm=1
    export SLURM_CONF=$work/slurm/slurm.conf
    cp -a /var/spool/cron "$work/cron" && mount --bind "$work/cron" /var/spool/cron
    mkdir "$work/run" && mount --bind "$work/run" /run
    atd -f &
    pids+=($!)
fi
export TS_SOCKET=$work/ts.sock TS_SLOTS=2 NQDIR=$work/nq TMPDIR=$work
mkdir -p "$NQDIR"

say "starting weir"
up plain
export WEIR_SERVER=unix:$socket_plain WEIR_GATE=$work/plain/gate

# ---- one submission, start to end ----
say "one submission"
rounds=200
echo true > job
printf '#!/bin/sh\ntrue\n' > script
if [ -n "$slurm" ]; then
    read -r weir _ _ weir_failed < <("$pairs" $rounds weir submit --- true -- sbatch -o /dev/null script > out; sed -n 1p out)
    read -r peer _ _ peer_failed < <(sed -n 2p out)
    row "one submission, beside \`sbatch\`" "$(ms "$weir")" "$(ms "$peer")" "$(ratio "$weir" "$peer")"
    [ "$weir_failed" = 0 ] && [ "$peer_failed" = 0 ] || say "run.sh: submissions failed: weir $weir_failed, sbatch $peer_failed"
    "$pairs" $rounds weir submit --- true -- at -f job now > out
    row "one submission, beside \`at now\`" "$(ms "$(sed -n '1s/ .*//p' out)")" "$(ms "$(sed -n '2s/ .*//p' out)")" "$(ratio "$(sed -n '1s/ .*//p' out)" "$(sed -n '2s/ .*//p' out)")"
fi
"$pairs" $rounds weir submit --- true -- tsp -n true -- nq true > out
first() { sed -n "$1s/ .*//p" out; }
row "one submission, beside \`tsp\` (not durable)" "$(ms "$(first 1)")" "$(ms "$(first 2)")" "$(ratio "$(first 1)" "$(first 2)")"
row "one submission, beside \`nq\` (not durable)" "$(ms "$(first 1)")" "$(ms "$(first 3)")" "$(ratio "$(first 1)" "$(first 3)")"

# ---- the gate ----
say "weir run"
weir rule add --name TRACKME --type track > /dev/null
"$pairs" 300 true -- weir run --- true -- weir run -n TRACKME --- true > out
row "\`weir run -- true\` without a match, added to \`true\`" "$(ms $(($(first 2) - $(first 1))))" "$(ms "$(first 1)")" "-"
row "\`weir run -- true\` under a track rule, added to \`true\`" "$(ms $(($(first 3) - $(first 1))))" "$(ms "$(first 1)")" "-"
"$pairs" 300 sh -c : -- weir-sh -c : > out
row "\`weir-sh -c :\` without a match, added to \`sh -c :\`" "$(ms $(($(first 2) - $(first 1))))" "$(ms "$(first 1)")" "-"
weir gate stop > /dev/null
"$pairs" 300 true -- weir run -n TRACKME --- true > out
row "\`weir run -- true\` with the gate off, added to \`true\`" "$(ms $(($(first 2) - $(first 1))))" "$(ms "$(first 1)")" "-"
weir gate start > /dev/null

# ---- durable submissions through the API, and plain commits ----
say "submissions through the API"
held='{"command":["true"],"hold":true,"directory":"/"}'
up many
rate=0 commits=0
for turn in 1 2 3; do
    read -r r _ _ refused < <("$load" "$socket_many" 64 5000 "$held")
    [ "$refused" = 0 ] || say "run.sh: $refused submissions were refused"
    c=$("$work/commits" "$work/commits.$turn" 5000)
    [ "$r" -le "$rate" ] || rate=$r
    [ "$c" -le "$commits" ] || commits=$c
done
row "durable submissions a second, 64 callers, beside single-row SQLite commits" "$rate" "$commits" "$(ratio "$rate" "$commits")"
if [ -n "$slurm" ]; then
    from=$(now)
    for _ in $(seq 200); do sbatch -o /dev/null --hold script > /dev/null; done
    sequence=$(per_second 200 "$from" "$(now)")
    scancel --state=PENDING --user="$(id -un)"
    row "… beside \`sbatch\` in sequence, a second" "$rate" "$sequence" "$(ratio "$rate" "$sequence")"
fi

# ---- 100,000 held ----
say "100,000 held jobs"
"$load" "$socket_many" 64 85000 "$held" > /dev/null
"$pairs" $rounds weir submit --server "unix:$socket_many" --- true -- weir submit --server "unix:$socket_plain" --- true > out
row "one submission with 100,000 held, beside one with none" "$(ms "$(first 1)")" "$(ms "$(first 2)")" "$(ratio "$(first 1)" "$(first 2)")"

# ---- from submission to recorded end ----
say "from submission to recorded end"
go='{"command":["true"],"directory":"/","name":"RATE"}'
ended() { [ -z "$(weir jobs --server "unix:$1" --state Waiting,Starting,Running --json --limit 1 | grep -o '"number"' || true)" ]; }
rate_of() { # SOCKET COUNT
    local from
    from=$(now)
    "$load" "$1" 64 "$2" "$go" > /dev/null
    until ended "$1"; do :; done
    per_second "$2" "$from" "$(now)"
}
up rate
weir_rate=0 parallel_rate=0 xargs_rate=0
for _ in 1 2 3; do
    r=$(rate_of "$socket_rate" 2000)
    [ "$r" -le "$weir_rate" ] || weir_rate=$r
    from=$(now); seq 2000 | parallel --will-cite -j2 -n0 --joblog "$work/joblog" true; r=$(per_second 2000 "$from" "$(now)")
    [ "$r" -le "$parallel_rate" ] || parallel_rate=$r
    from=$(now); seq 2000 | xargs -P2 -n1 true; r=$(per_second 2000 "$from" "$(now)")
    [ "$r" -le "$xargs_rate" ] || xargs_rate=$r
done
row "jobs a second to recorded end, beside GNU parallel with \`--joblog\`" "$weir_rate" "$parallel_rate" "$(ratio "$weir_rate" "$parallel_rate")"
row "jobs a second to recorded end, beside \`xargs -P2\`, which records nothing" "$weir_rate" "$xargs_rate" "$(ratio "$weir_rate" "$xargs_rate")"
if [ -n "$slurm" ]; then
    # What the measures above left waiting is none of this one's business.
    scancel --user="$(id -un)"
    until [ -z "$(squeue -h)" ]; do sleep 0.05; done
    from=$(now)
    for _ in $(seq 60); do sbatch -o /dev/null script > /dev/null; done
    until [ -z "$(squeue -h)" ]; do sleep 0.05; done
    r=$(awk -v from="$from" -v to="$(now)" 'BEGIN { printf "%.1f", 60 / (to - from) }')
    row "jobs a second to recorded end, beside Slurm with its defaults" "$weir_rate" "$r" "$(ratio "$weir_rate" "$r")"
fi

# ---- memory ----
say "memory"
up idle
row "memory of agent and server in one process, idle" "$(($(memory "$pid_idle" Rss) / 1024)) MB" "-" "-"
number=$(weir submit --server "unix:$socket_idle" -- sleep 60)
shepherd=
until [ -n "$shepherd" ]; do shepherd=$(cat "$work/idle/data/jobs/$number/lock" 2>/dev/null || true); done
row "memory of a running job's shepherd: private" "$(anonymous "$shepherd") KB" "-" "-"
row "memory of a running job's shepherd: resident" "$(memory "$shepherd" Rss) KB" "-" "-"
weir cancel --server "unix:$socket_idle" --text "measured" "$number" > /dev/null

{
    echo "$(nproc) processors, kernel $(uname -r), $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), store SQLite; medians of interleaved pairs, best of three for rates."
    echo
    echo "| what | Weir | beside it | ratio |"
    echo "| --- | --- | --- | --- |"
    cat "$table"
} > measured
cat measured

if [ "${1-}" != --print ]; then
    awk -v file="$work/measured" '
        /^<!-- measured -->/ { print; print ""; while ((getline line < file) > 0) print line; print ""; skip = 1; next }
        /^<!-- end -->/ { skip = 0 }
        !skip { print }' "$root/docs/performance.md" > performance.md
    cat performance.md > "$root/docs/performance.md"
fi
