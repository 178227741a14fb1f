#!/bin/sh
# Changes the code of one room in many small ways and says which changes the room's own tests do not notice.
#   packaging/mutate.sh ROOM
# It works in a copy of the sources, artifacts/mutation/tree, so that no program of the clone is a changed one.
# Leaves artifacts/mutation/ROOM/summary.md, and the reports of Stryker beside it. Fails below the score that
# packaging/mutation/stryker-config.json names, after 40 minutes, and where no change at all is noticed.
set -u
cd "$(dirname "$0")/.." || exit 1

room=${1:-}
case $room in
    Capacity | Day | Jobs | Schedules | ServiceLevels | Tracking) set -- ;;
    JobVariables) set -- --mutate '**/Record/**/*.cs' --mutate '**/Conditions/**/*.cs' ;;
    *) echo "usage: make mutate ROOM=Capacity|Day|Jobs|JobVariables|Schedules|ServiceLevels|Tracking" >&2; exit 2 ;;
esac

tree=$PWD/artifacts/mutation/tree
results=$PWD/artifacts/mutation/$room
mkdir -p "$tree"
# One room at a time; the servers of the build, which stay, do not get the lock (9>&-).
exec 9> artifacts/mutation/lock
flock -n 9 || { echo "mutate: another room is under way in $tree" >&2; exit 1; }

# What was built there stays, so that the next room builds only what is new.
find "$tree" -mindepth 1 -maxdepth 1 ! -name artifacts -exec rm -rf {} +
find . -mindepth 1 -maxdepth 1 ! -name artifacts ! -name .git -exec cp -a {} "$tree" \;
rm -rf "$results"

# Each change runs the tests that come by it: those that draw thousands of samples draw a hundred.
find "$tree/tests/Weir.$room.Tests" -name '*.cs' -exec sed -i -E 's/WithMaxTest\([0-9]{3,}\)/WithMaxTest(100)/' {} +

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NuGetAudit=false
cd "$tree/tests/Weir.$room.Tests" || exit 1
dotnet tool restore > /dev/null 9>&- || exit 1
timeout -k 20 2400 dotnet stryker --skip-version-check --config-file ../../packaging/mutation/stryker-config.json \
    --project "Weir.$room.csproj" --output "$results" "$@" < /dev/null 9>&-
status=$?
[ "$status" != 124 ] || echo "mutate: $room is not done after 40 minutes" >&2

report=$results/reports/mutation-report.json
[ -s "$report" ] || exit 1
jq -r --arg room "$room" -f ../../packaging/mutation/summary.jq "$report" > "$results/summary.md" || exit 1
cat "$results/summary.md"

# With a runner that does not bring the changes into the tests, each of them survives.
grep -q '"status":"Killed"' "$report" || { echo "mutate: the tests notice no change at all; they do not run the changed room" >&2; exit 1; }
exit $status
