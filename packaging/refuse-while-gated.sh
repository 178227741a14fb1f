#!/bin/sh
# A crontab that names weir-sh after weir-sh is gone silently runs nothing: take the gate out first.
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
