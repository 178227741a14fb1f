#!/bin/bash
# Measures the watcher beside forkstat: two loops start processes as fast as they can in a watched subsystem, under a rule that all of
# them meet. Needs root, gcc and forkstat (packaging/debian-packages.sh bench).
#
#   bench/watcher/run.sh [PROCESSES]     default 40000
#
# Builds nothing: run `make host native` first. Prints how many rows there are, how many were gone before they could be read, the
# processor time of what reads, of the whole host and of forkstat, and that of a watcher that has nothing to do.
set -eu
cd "$(dirname "$0")/../.."
processes=${1:-40000}
case $(uname -m) in aarch64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
export PATH=$PWD/artifacts/publish/Weir.Gate/release_$rid:$PATH
host=$PWD/artifacts/bin/Weir.Host/release/weir-host
folder=$(mktemp -d /tmp/weir-watcher-XXXXXX)
export WEIR_SERVER=unix:$folder/weir.sock WEIR_GATE=$folder/gate
for mount in /sys/fs/cgroup/unified /sys/fs/cgroup; do [ -f $mount/cgroup.procs ] && break; done
group=$mount/$(basename "$folder")
mkdir "$group"
gcc -O2 -o "$folder/loop" bench/watcher/loop.c
"$host" up --weir "$(command -v weir)" --data "$folder/data" --socket "$folder/weir.sock" --listen none > "$folder/log" 2>&1 &
up=$!
stat=
trap 'kill $up $stat 2> /dev/null || true; wait; rmdir "$group"; rm -rf "$folder"' EXIT
until weir status > /dev/null 2>&1; do
    kill -0 $up || { cat "$folder/log"; exit 1; }
    sleep 0.1
done

# Clock ticks of a process, or of those of its threads that have a name.
used() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }
reading() { for task in /proc/$up/task/*; do if grep -qs 'process feed' "$task/comm"; then sed 's/.*) //' "$task/stat" | awk '{ print $12 + $13 }'; fi; done; }
burst() { (echo $BASHPID > "$group/cgroup.procs"; exec "$folder/loop" "$1"); }
counted() { weir watcher status --json | sed "s/.*\"$1\":\([0-9]*\).*/\1/"; }

weir watcher add "/$(basename "$folder")" > /dev/null
weir watcher start > /dev/null
weir rule add --type passive --name '*ALL' > /dev/null
# Once before it counts, so that the host is warm; forkstat needs no warming.
burst 1000
before=$(used $up)
sleep 10
echo "idle      $(( $(used $up) - before )) ticks of the host in 10 s"

forkstat -e exec,exit > "$folder/forkstat" 2>&1 &
stat=$!
until [ -s "$folder/forkstat" ]; do burst 1; sleep 0.1; done
sleep 1
was=$(counted noticed) gone=$(counted gone) feed=$(reading) whole=$(used $up) other=$(used $stat)
began=$(date +%s%N)
burst $((processes / 2)) & first=$!
burst $((processes / 2)) & second=$!
wait $first $second
took=$(( ($(date +%s%N) - began) / 1000000 ))
until [ $(( $(counted noticed) - was )) -ge "$processes" ]; do sleep 0.5; done
echo "burst     $processes processes in $took ms"
echo "rows      $(( $(counted noticed) - was )), of them gone $(( $(counted gone) - gone )); events lost $(counted lost)"
echo "reading   $(( $(reading) - feed )) ticks"
echo "host      $(( $(used $up) - whole )) ticks, rows, facts, server and its store included"
echo "forkstat  $(( $(used $stat) - other )) ticks"
kill -INT $stat
wait $stat || true
stat=
echo "forkstat named $(grep exec "$folder/forkstat" | grep -c -w true) of them"
