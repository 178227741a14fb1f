#!/bin/bash
# Measures how long another user's submission takes while one user floods the host with connections. Needs root, to be three users.
#
#   bench/flood/run.sh [SECONDS] [CONNECTIONS] [ATTACKERS]     default 60 seconds, 20000 connections, 1 attacking process
#
# Builds nothing: run `make host native` first. Prints the submissions before, under and after the flood, and what the host took.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60} connections=${2:-20000} attackers=${3:-1}
case $(uname -m) in aarch64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
weir=$PWD/artifacts/publish/Weir.Gate/release_$rid/weir
host=$PWD/artifacts/bin/Weir.Host/release/weir-host
flood=$PWD/tests/Weir.EndToEnd.Tests/Attacks/flood.py
folder=$(mktemp -d /tmp/weir-flood-XXXXXX)
chmod 755 "$folder"
ulimit -n "$(ulimit -Hn)"
"$host" up --weir "$weir" --data "$folder/data" --socket "$folder/weir.sock" --listen none > "$folder/log" 2>&1 &
up=$!
trap 'kill $up 2> /dev/null; wait; rm -rf "$folder"' EXIT
until [ -S "$folder/weir.sock" ] && grep -q 'is up' "$folder/log"; do
    kill -0 $up || { cat "$folder/log"; exit 1; }
    sleep 0.1
done

# The attackers' program is read here: a clone need not be open to others.
program=$(cat "$flood")
probe() { # NAME SECONDS
    /usr/bin/python3 - "$1" "$2" "$weir" "$folder/weir.sock" <<'PROBE'
import subprocess, sys, time
name, seconds, weir, sock = sys.argv[1], float(sys.argv[2]), sys.argv[3], sys.argv[4]
taken, refused, until = [], 0, time.monotonic() + seconds
while time.monotonic() < until or len(taken) < 20:
    began = time.perf_counter()
    ran = subprocess.run(["setpriv", "--reuid=1", "--regid=1", "--clear-groups", "--", weir, "submit", "--socket", sock, "-n", "PROBE", "--", "true"], capture_output=True, cwd="/")
    taken.append((time.perf_counter() - began) * 1000)
    refused += ran.returncode != 0
    time.sleep(0.02)
taken.sort()
print(f"{name:<8} {len(taken):>6} submissions, {refused} refused; p50 {taken[len(taken) // 2]:.1f} ms, p99 {taken[len(taken) * 99 // 100]:.1f} ms, longest {taken[-1]:.1f} ms", flush=True)
PROBE
}

probe before 5
mkfifo "$folder/end"
exec 9<> "$folder/end"
for n in $(seq "$attackers"); do
    setpriv --reuid=65534 --regid=65534 --clear-groups -- /usr/bin/python3 -c "$program" "$folder/weir.sock" $((connections / attackers)) < "$folder/end" > "$folder/flood.$n" 2>&1 &
done
until [ "$(cat "$folder"/flood.* | grep -c ready)" = "$attackers" ]; do sleep 0.1; done
probe under "$seconds"
grep -E 'VmRSS|VmHWM' /proc/$up/status
echo "descriptors $(ls /proc/$up/fd | wc -l)"
for n in $(seq "$attackers"); do echo >&9; done
sleep 1
cat "$folder"/flood.* | grep opened || true
probe after 5
