#!/bin/sh
# Runs every test project that lies in tests/, one after the other, and adds up what they report.
# Ends with the names of the tests that failed and "N passed, N failed, N skipped"; fails where one failed, one did not
# run, or nothing ran.
#   packaging/run-tests.sh [PROJECT…]      e.g. Weir.Jobs.Tests; default all
# TEST_ARGS is passed on to each project, TEST_MINUTES is how long one may take.
set -u
cd "$(dirname "$0")/.." || exit 1

minutes=${TEST_MINUTES:-20}
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

# Root can do all that the tests need, so there a skipped test is a failed one.
skips=off
[ "$(id -u)" != 0 ] || skips=on

counter() { sed -n 's/.*<Counters[^>]* '"$2"'="\([0-9]*\)".*/\1/p' "$1" 2>/dev/null | head -n 1; }

# The failed tests of a report, one a line: "PROJECT: NAME".
failures() {
    grep -o '<UnitTestResult [^>]*outcome="Failed"' "$results/$2" 2>/dev/null |
        sed -n 's/.* testName="\([^"]*\)".*/\1/p' |
        sed -e 's/&quot;/"/g' -e "s/&apos;/'/g" -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&#x[0-9A-Fa-f]*;/ /g' -e 's/&amp;/\&/g' -e "s/^/$1: /"
}

passed=0 failed=0 skipped=0
: > "$results/failed"
for project in ${@:-$(find tests -mindepth 2 -maxdepth 2 -name '*.Tests.csproj' | sort)}; do
    name=${project##*/}
    name=${name%.csproj}
    program=artifacts/bin/$name/release/$name
    report=$name.trx
    if [ ! -x "$program" ]; then
        echo "$name: not built ($program is missing)" >&2
        echo "$name: not built" >> "$results/failed"
        failed=$((failed + 1))
        continue
    fi

    began=$(date +%s)
    timeout -k 20 $((minutes * 60)) "$program" --no-progress --no-ansi --fail-skips $skips ${TEST_ARGS:-} \
        --results-directory "$results" --report-xunit-trx --report-xunit-trx-filename "$report" > "$results/$name.log" 2>&1
    status=$?

    total=$(counter "$results/$report" total)
    right=$(counter "$results/$report" passed)
    wrong=$(counter "$results/$report" failed)
    : "${total:=0}" "${right:=0}" "${wrong:=0}"
    [ "$status" = 0 ] || [ "$wrong" != 0 ] || wrong=1
    # An explicit test, which only make soak runs, is counted nowhere else.
    explicit=$(counter "$results/$report" notRunnable)
    left=$((total - right - wrong - ${explicit:-0}))
    [ "$left" -ge 0 ] || left=0

    if [ "$wrong" != 0 ] || [ "$status" != 0 ]; then
        cat "$results/$name.log"
        named=$(failures "$name" "$report")
        [ -n "$named" ] || named="$name: ended with status $status"
        [ "$status" != 124 ] || named="$name: not done after $minutes minutes"
        echo "$named" >> "$results/failed"
    fi
    took=$(($(date +%s) - began))
    echo "$name: $right passed, $wrong failed, $left skipped in $took s"
    passed=$((passed + right)) failed=$((failed + wrong)) skipped=$((skipped + left))
done

# What a failed test says stands far above; its first lines are repeated beside its name.
for log in "$results"/*.log; do
    awk '/^failed / { lines = 4 } /^[^ ]/ && !/^failed / { lines = 0 } lines-- > 0 { print substr($0, 1, 400) }' "$log"
done
sed 's/^/failed: /' "$results/failed"
echo "$passed passed, $failed failed, $skipped skipped" | tee "$results/summary"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
