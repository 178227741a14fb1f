#!/bin/sh
# A Slurm of one node in a folder of its own: slurm.sh start DIR | stop DIR. Needs root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
action=$1
dir=$2
export SLURM_CONF=$dir/slurm.conf

case $action in
start)
    mkdir -p "$dir/state" "$dir/spool"
    chmod 755 "$dir"
    sed "s|@DIR@|$dir|g; s|@HOST@|$(hostname -s)|g; s|@CPUS@|$(nproc)|g" "$here/slurm.conf" > "$SLURM_CONF"
    dd if=/dev/urandom of="$dir/munge.key" bs=1024 count=1 status=none
    chown munge: "$dir/munge.key"
    chmod 400 "$dir/munge.key"
    mkdir -p "$dir/munge"
    chown munge: "$dir/munge"
    setpriv --reuid=munge --regid=munge --init-groups -- munged --force --key-file "$dir/munge.key" \
        --socket "$dir/munge/munge.sock" --pid-file "$dir/munge/munged.pid" --log-file "$dir/munge/munged.log" \
        --seed-file "$dir/munge/munged.seed"
    ln -sf munge/munge.sock "$dir/munge.sock"
    slurmctld -c
    slurmd
    # scontrol answers once the controller does; the node is up once slurmd has registered.
    for _ in $(seq 200); do
        case $(sinfo -h -o %T 2>/dev/null) in idle) exit 0 ;; esac
        sleep 0.1
    done
    tail -n 20 "$dir/slurmctld.log" "$dir/slurmd.log" >&2
    echo "slurm.sh: the node did not come up" >&2
    exit 1
    ;;
stop)
    for pid in slurmd.pid slurmctld.pid munge/munged.pid; do
        [ -s "$dir/$pid" ] || continue
        number=$(cat "$dir/$pid")
        kill "$number" 2>/dev/null || continue
        for _ in $(seq 100); do kill -0 "$number" 2>/dev/null || break; sleep 0.1; done
    done
    ;;
esac
