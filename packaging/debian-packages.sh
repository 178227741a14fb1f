#!/bin/sh
# Sees to it that what a purpose needs from the distribution is installed: debian-packages.sh build|test|mutate|bench
# Root: installs what is missing. Others: prints the one command and exits 1.
set -eu

# gcc, binutils and libc6-dev link the native program; libsqlite3-0 is the store.
build='binutils gcc libc6-dev libsqlite3-0'
# The real cron, at, PostgreSQL and Chromium; curl for the documentation's examples; procps and util-linux for looking and for namespaces;
# python3-aiosmtpd is a mail server; systemd for systemd-analyze, which reads the units; faketime for hours that a test has no time for;
# strace for the order of a shepherd's calls; e2fsprogs and mount for a file system that ends its journal on demand.
# munge, slurm-client, slurmctld and slurmd are Slurm; lua5.1 runs the hook that slurmctld would run.
test="$build at chromium cron curl e2fsprogs faketime lua5.1 mount munge postgresql procps python3-aiosmtpd slurm-client slurmctld slurmd strace systemd util-linux"
# jq for the page that is made of a report; util-linux for the lock.
mutate="$build jq util-linux"
bench="$build at curl forkstat hyperfine munge nq parallel procps slurm-client slurmctld slurmd task-spooler util-linux"

case "${1-}" in
    build) wanted=$build ;;
    test) wanted=$test ;;
    mutate) wanted=$mutate ;;
    bench) wanted=$bench ;;
    *) echo "usage: debian-packages.sh build|test|mutate|bench" >&2; exit 2 ;;
esac

if ! command -v dotnet >/dev/null 2>&1; then
    echo "packaging: there is no dotnet; install the .NET 10 SDK first (see docs/operations/install.md)" >&2
    exit 1
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "packaging: not a Debian system; make sure of the equivalents of: $wanted" >&2
    exit 0
fi

installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
missing=
for package in $wanted; do
    echo "$installed" | grep -qx "$package" || missing="$missing $package"
done

[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ]; then
    echo "packaging: missing from the distribution; run this and come again:" >&2
    echo "  sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

# Nothing that is installed here is to start by itself: tests and benchmarks start their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
fi

echo "packaging: installing$missing"
export DEBIAN_FRONTEND=noninteractive
install() { apt-get -o DPkg::Lock::Timeout=120 -qq -y install --no-install-recommends $missing >/dev/null; }
install 2>/dev/null || { apt-get -o DPkg::Lock::Timeout=120 -qq update && install; }
