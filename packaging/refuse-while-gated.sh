#!/bin/sh
# A crontab that names weir-sh after weir-sh is gone silently runs nothing, and so does a service of a timer's; Slurm would hold jobs that
# nobody lets go. Take the gate out first.
#   refuse-while-gated.sh PATH-OF-WEIR [DESTDIR]
set -eu
weir=$1
destdir=${2-}

# What is installed below another root is not this machine's.
[ -z "$destdir" ] || exit 0

found=$(grep -ls 'weir-sh' /etc/crontab /etc/cron.d/* /var/spool/cron/crontabs/* 2>/dev/null || true)
if [ -n "$found" ]; then
    echo "uninstall: the gate is still in these files:" >&2
    echo "$found" | sed 's/^/  /' >&2
    echo "uninstall: take it out first: $weir gate remove cron --system, and --user U for each user" >&2
    exit 1
fi

for way in slurm timers; do
    case $way in
        slurm) files='/etc/slurm/slurm.conf' ;;
        timers) files='/etc/systemd/system/*.service.d/zz-weir.conf' ;;
    esac
    # The pattern is to be expanded here.
    # shellcheck disable=SC2086
    if grep -qs '^# weir: ' $files; then
        echo "uninstall: take the gate out first: $weir gate remove $way" >&2
        exit 1
    fi
done
