#!/bin/sh
# Replaces an older Weir by this one under running and waiting jobs, and says whether each came to its end.
#   packaging/upgrade-test.sh COMMIT      e.g. the commit of the release that is installed
# The older one is built from the repository's own history, in a folder that is removed afterwards.
set -eu
cd "$(dirname "$0")/.."
old=${1:?name the commit to upgrade from}
home=$(mktemp -d)
host=
clean() {
    [ -z "$host" ] || kill "$host" 2>/dev/null || :
    git worktree remove --force "$home/source" 2>/dev/null || :
    rm -rf "$home"
}
trap clean EXIT

# place VERSION SOURCE: its programs, side by side as they are installed.
place() {
    mkdir "$home/$1"
    cp "$2"/artifacts/publish/Weir.Gate/release_*/weir "$2"/artifacts/publish/Weir.Cli/release_*/weir-verbs "$home/$1"
    cp -R "$2/artifacts/bin/Weir.Host/release" "$home/$1/host"
}

git worktree add --quiet --detach "$home/source" "$old"
make -C "$home/source" host native > "$home/build.log" 2>&1 || { cat "$home/build.log"; exit 1; }
place old "$home/source"
make host native > "$home/build.log" 2>&1 || { cat "$home/build.log"; exit 1; }
place new .

export HOME="$home" WEIR_SERVER="unix:$home/weir.sock" WEIR_GATE="$home/gate"
plain=$PATH
up() {
    export PATH="$home/$1:$plain" WEIR_HOST="$home/$1/host/weir-host"
    weir up --data "$home/data" --socket "$home/weir.sock" --listen 127.0.0.1:0 > "$home/$1.log" 2>&1 &
    host=$!
    until weir status > /dev/null 2>&1; do kill -0 "$host" || { cat "$home/$1.log"; exit 1; }; done
}
down() {
    kill "$host"
    wait "$host" || :
    host=
}

wrong=0
# is NUMBER STATE EXITCODE: waits for the end, and for half a minute at most.
is() {
    until=$(($(date +%s) + 30))
    while :; do
        found=$(weir job "$1" --json)
        case $found in *'"state":"'"$2"'"'*'"exitCode":'"$3"*) echo "job $1: $2 $3"; return ;; esac
        [ "$(date +%s)" -lt "$until" ] || break
    done
    echo "job $1 is not $2 with $3: $found"
    wrong=$((wrong + 1))
}

up old
printf 'kind: limit\nname: TAPE\nmaximum: 1\n---\nkind: job-definition\nname: HELD\nschedule: AdHoc\nhold: true\n' > "$home/day.yaml"
weir apply -f "$home/day.yaml"
for name in HELD TRACKED; do weir rule add --name $name --type "$([ $name = HELD ] && echo queue || echo track)" --schedule AdHoc; done
weir jv create MON.A
wait_for_go="while [ ! -e $home/go ]; do sleep 0.1; done"
weir submit -n TAPED --limit TAPE -- sh -c "$wait_for_go; echo out; exit 7"                 # 1
until weir job 1 --json | grep -q '"state":"Running"'; do :; done
weir submit -n BEHIND --limit TAPE --monitor MON.A --lda DATA -- sh -c 'exit 5'             # 2
weir submit -n HELD -- sh -c 'exit 4'                                                       # 3
weir submit -n OWN --hold -- sh -c 'exit 3'                                                 # 4
weir run -n TRACKED -- sh -c "$wait_for_go; exit 9" &                                       # 5
in_place=$!
until weir job 5 --json 2> /dev/null | grep -q '"state":"Running"'; do :; done
down

up new
weir jobs
touch "$home/go"
is 1 Failed 7
is 2 Failed 5
weir release 3
is 3 Failed 4
weir release 4
is 4 Failed 3
is 5 Failed 9
status=0
wait "$in_place" || status=$?
[ "$status" = 9 ] || { echo "the process in place ended with $status, not 9"; wrong=$((wrong + 1)); }
[ "$(weir log 1)" = out ] || { echo "the output of job 1 is gone"; wrong=$((wrong + 1)); }
case $(weir jv show MON.A --raw) in '$A 0'*) ;; *) echo "MON.A does not say how job 2 ended"; wrong=$((wrong + 1)) ;; esac
down

echo "$wrong wrong after the upgrade from $old"
[ "$wrong" = 0 ]
