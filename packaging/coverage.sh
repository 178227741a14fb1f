#!/bin/sh
# Runs test projects with counters in the rooms they use, one after the other, and says for each room which share of its lines and branches any of them came by.
#   packaging/coverage.sh [PROJECT…]      e.g. Weir.Day.Tests; default all but those of the real programs, in which nothing can be counted
# TEST_ARGS is passed on to each project. Leaves artifacts/coverage/coverage.cobertura.xml and artifacts/coverage/summary.
set -u
cd "$(dirname "$0")/.." || exit 1

results=$PWD/artifacts/coverage
tool=packaging/coverage/coverage.csproj
rm -rf "$results"
mkdir -p "$results"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet restore "$tool" -v quiet -p:NuGetAudit=false || exit 1

status=0
before=
for project in ${@:-$(find tests -mindepth 1 -maxdepth 1 -name '*.Tests' ! -name Weir.EndToEnd.Tests ! -name Weir.Browser.Tests ! -name Weir.House.Tests | sort)}; do
    name=${project##*/}
    program=$PWD/artifacts/bin/$name/release/$name
    if [ ! -x "$program" ]; then
        echo "$name: not built ($program is missing)" >&2
        status=1
        continue
    fi

    if ! dotnet msbuild "$tool" -nologo -v:minimal -t:Count -p:Program="$program" -p:Report="$results/" -p:Before="$before" -p:Arguments="${TEST_ARGS:-}" > "$results/$name.log" 2>&1; then
        tail -n 20 "$results/$name.log"
        status=1
        continue
    fi

    before=$results/coverage.json
    echo "$name: counted"
done

# One line a room: the share of lines and branches, of the last report, which has all before it in it.
{
    printf '%-24s %8s %9s\n' Room Lines Branches
    grep -o '<package [^>]*>' "$results/coverage.cobertura.xml" |
        sed -n 's/.* *name="\([^"]*\)" line-rate="\([^"]*\)" branch-rate="\([^"]*\)".*/\1 \2 \3/p' | sort |
        awk '{ printf "%-24s %7.1f%% %8.1f%%\n", $1, $2 * 100, $3 * 100 }'
} | tee "$results/summary"
[ -s "$results/coverage.cobertura.xml" ] || status=1
exit $status
