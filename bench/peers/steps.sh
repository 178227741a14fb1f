#!/bin/bash
# The steps of run.sh, one in each call: steps.sh STEP. They add their lines to the table; run.sh bounds their time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$BENCH_WORK"

# ---- words ----
count() { local n=$(($1 * ${BENCH_SCALE:-100} / 100)); echo $((n < 5 ? 5 : n)); }
calc() { awk "BEGIN { $1 }"; }
ratio() { calc "if ($2 + 0 == 0) print \"-\"; else printf \"%.2f\", $1 / $2"; }
ms() { calc "printf \"%.2f ms\", $1 / 1000"; }
now() { date +%s.%N; }
per_second() { calc "printf \"%.${4:-0}f\", $1 / ($3 - $2)"; }
median() { sed -n "$1s/ .*//p" out; }
# row WHAT WEIR BESIDE RATIO TARGET CONDITION: whether it is met is the condition, for awk.
row() {
    local met=-
    if [ -n "${6-}" ]; then met=$(calc "if ($6) print \"yes\"; else print \"no\""); fi
    printf '| %s | %s | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$4" "${5:--}" "$met" >> table
}
# beside WHAT LINE TARGET LIMIT: the first command of the last pairs beside the one on that line.
beside() { row "$1" "$(ms "$(median 1)")" "$(ms "$(median "$2")")" "$(ratio "$(median 1)" "$(median "$2")")" "$3" "${4:+$(median 1) <= $4 * $(median "$2")}"; }
# added WHAT BASE LINE MOST: what the command on that line takes longer than the one on line BASE.
added() {
    local more=$(($(median "$3") - $(median "$2")))
    row "$1" "+ $(ms "$more")" "$(ms "$(median "$2")")" "-" "+ ${4} ms" "$more <= $4 * 1000"
}
# pairs ROUNDS COMMANDS: no command may have failed.
pairs() {
    ./pairs "$@" > out
    if awk '$4 > 0 { exit 1 }' out; then return; fi
    echo "a command failed: $*" >&2
    cat out >&2
    return 1
}
slurm() { [ -e slurm/up ]; }
socket() { echo "$BENCH_WORK/$1/weir.sock"; }
use() { export WEIR_SERVER="unix:$(socket "$1")" WEIR_GATE=$BENCH_WORK/$1/gate; }

# up NAME: one weir up with data and socket of its own, in a session of its own: it outlives the step.
up() {
    mkdir -p "$1"
    WEIR_GATE=$BENCH_WORK/$1/gate setsid weir up --data "$1/data" --socket "$(socket "$1")" --listen 127.0.0.1:0 < /dev/null > "$1/lines" 2> "$1/log" &
    echo $! | tee "$1/pid" >> pids
    for _ in $(seq 300); do
        if grep -q ^next "$1/lines"; then return; fi
        sleep 0.1
    done
    cat "$1/lines" "$1/log" >&2
    return 1
}
# down NAME: ends it; what it measured is over and should not slow the next.
down() {
    local pid
    pid=$(cat "$1/pid")
    kill "$pid"
    for _ in $(seq 100); do if ! kill -0 "$pid" 2> /dev/null; then return; fi; sleep 0.1; done
}
# warm NAME: agent and server have run what they run often, and it is compiled.
warm() {
    ./load "$(socket "$1")" 64 1000 '{"command":["true"],"directory":"/","name":"RATE"}' > /dev/null
    until [ "$(open_jobs "$1")" = 0 ]; do sleep 0.1; done
    for _ in $(seq 100); do weir submit -- true > /dev/null; done
    sleep 1
}
# open_jobs NAME: how many of the jobs called RATE have not ended, at most one.
open_jobs() { curl -sf -m 10 --unix-socket "$(socket "$1")" "http://weir/v1/jobs?state=Waiting,Starting,Running&name=RATE&limit=1" | grep -c '"number"' || true; }
# listed NAME: how many jobs `weir jobs` lists, over all its pages.
listed() {
    use "$1"
    local total=0 cursor=() page n next
    while :; do
        page=$(weir jobs --limit 1000 "${cursor[@]}" 2>&1)
        n=$(grep -c '^[0-9]\{9\} ' <<< "$page" || true)
        total=$((total + n))
        next=$(sed -n 's/.*--cursor \([^ ]*\).*/\1/p' <<< "$page")
        [ -n "$next" ] || break
        cursor=(--cursor "$next")
    done
    echo "$total"
}
# cpu PID: milliseconds of processor time of it, and of its children that ended.
cpu() { awk -v tick="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / tick, ($14 + $15) * 1000 / tick }' "/proc/$1/stat"; }
private() { awk '/^Private_/ { s += $2 } END { print s + 0 }' "/proc/$1/smaps_rollup"; }
resident() { awk '/^Rss:/ { print $2 }' "/proc/$1/smaps_rollup"; }
middle() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# ---- steps ----
start_peers() {
    mkdir -p "$BENCH_WORK/slurm"
    "$here/slurm.sh" start "$BENCH_WORK/slurm"
    touch slurm/up
    setsid atd -f < /dev/null > atd.log 2>&1 &
    echo $! >> pids
}

start_weir() {
    cat /proc/loadavg > load.before
    up plain
    up many
}

submit() {
    use plain
    local rounds
    rounds=$(count 200)
    echo true > job
    printf '#!/bin/sh\ntrue\n' > script
    pairs 20 weir submit --- true
    row "one of the first 20 submissions after the start of \`weir up\`" "$(ms "$(median 1)")" "-" "-"
    warm plain
    if slurm; then
        pairs "$rounds" weir submit --- true -- sbatch -o /dev/null script
        beside "one submission, durable, beside \`sbatch\`" 2 "≤ 0.50" 0.5
        pairs "$rounds" weir submit --- true -- at -f job now
        beside "one submission beside \`at now\`" 2 "-"
    fi
    pairs "$rounds" weir submit --- true -- tsp -n true -- nq true
    beside "one submission beside \`tsp\` (not durable)" 2 "-"
    beside "one submission beside \`nq\` (not durable)" 3 "-"
    tsp -K || true
}

gate() {
    use plain
    local rounds
    rounds=$(count 300)
    weir rule add --name TRACKME --type track > /dev/null
    for _ in $(seq 100); do if grep -q TRACKME plain/gate; then break; fi; sleep 0.1; done
    pairs "$rounds" true -- weir run --- true -- weir run -n TRACKME --- true
    added "\`weir run -- true\` under a track rule, added to \`true\`" 1 3 4
    added "\`weir run -- true\` without a match, added to \`true\`" 1 2 1.5
    weir gate stop > /dev/null
    pairs "$rounds" true -- weir run -n TRACKME --- true
    added "\`weir run -- true\` with the gate off, added to \`true\`" 1 2 1.5
    weir gate start > /dev/null
    cp plain/gate few-rules
    for n in $(seq 10000); do
        printf "kind: rule\nname: MANY%05d\nwhen: { jobName: '%s' }\ntype: track\n---\n" "$n" "$(printf "M%05d" "$n")$([ $((n % 2)) = 0 ] || echo '*')"
    done > many-rules.yaml
    weir apply -f many-rules.yaml > /dev/null
    for _ in $(seq 300); do if grep -aq MANY10000 plain/gate; then break; fi; sleep 0.1; done
    pairs "$rounds" env WEIR_GATE=few-rules weir run --- true -- env WEIR_GATE=plain/gate weir run --- true
    added "\`weir run -- true\` without a match under 10,000 rules, added to the same under few" 1 2 0.2
}

memory() {
    up idle
    use idle
    local n number host jobs=() waiting=() stored=() before after
    n=$(count 20)
    host=$(cat idle/pid)
    # The first job and the first listing bring in what later ones use.
    weir submit --wait -- true > /dev/null
    weir jobs > /dev/null
    sleep 2
    before=$(resident "$host")
    row "memory of agent and server in one process, idle, resident" "$((before / 1024)) MB" "-" "-" "< 150 MB" "$before < 150 * 1024"

    for _ in $(seq "$n"); do
        setsid weir run --hold -n HELD -- true < /dev/null > /dev/null 2>&1 &
        waiting+=($!)
        echo $! >> pids
    done
    for _ in $(seq "$n"); do
        number=$(weir submit -n LONG -- sleep 300)
        for _ in $(seq 100); do if [ -s "idle/data/jobs/$number/lock" ]; then break; fi; sleep 0.05; done
        jobs+=("$number")
        stored+=("$(cat "idle/data/jobs/$number/lock")")
    done
    for _ in $(seq 100); do
        if [ "$(weir jobs --name HELD --state Waiting | grep -c '^[0-9]\{9\} ')" = "$n" ]; then break; fi
        sleep 0.1
    done
    sleep 1
    after=$(resident "$host")
    each "of a job waiting in place" "${waiting[@]}"
    each "of a running job's shepherd" "${stored[@]}"
    row "memory that $((2 * n)) such jobs add to agent and server, each" "$(((after - before) / (2 * n))) KB" "-" "-"
    kill "${waiting[@]}" || true
    weir cancel --text "measured" "${jobs[@]}" > /dev/null
    for _ in $(seq 100); do if [ -z "$(weir jobs --name LONG --state Running | grep '^[0-9]\{9\} ' || true)" ]; then break; fi; sleep 0.1; done
    down idle
}
each() {
    local what=$1 p r
    shift
    p=$(for pid; do private "$pid"; done | middle)
    r=$(for pid; do resident "$pid"; done | middle)
    row "memory $what, private, median of $#" "$p KB" "-" "-" "< 1024 KB" "$p < 1024"
    row "memory $what, resident" "$r KB" "-" "-" "< 5120 KB" "$r < 5120"
}

rate() {
    up rate
    local jobs from to r weir=0 parallel=0 xargs=0 host own own_to others others_to refused proof all
    local go='{"command":["true"],"directory":"/","name":"RATE"}'
    jobs=$(count 1000)
    host=$(cat rate/pid)
    ./load "$(socket rate)" 64 100 "$go" > /dev/null
    until [ "$(open_jobs rate)" = 0 ]; do :; done
    for _ in 1 2 3; do
        read -r own others < <(cpu "$host")
        from=$(now)
        read -r _ _ _ refused < <(./load "$(socket rate)" 64 "$jobs" "$go")
        if [ "$refused" != 0 ]; then echo "$refused submissions were refused" >&2; return 1; fi
        until [ "$(open_jobs rate)" = 0 ]; do sleep 0.02; done
        to=$(now)
        read -r own_to others_to < <(cpu "$host")
        r=$(per_second "$jobs" "$from" "$to")
        if [ "$r" -gt "$weir" ]; then
            weir=$r
            proof=$(calc "printf \"%.2f ms, of which agent and server %.2f ms, shepherds and jobs %.2f ms\", ($to - $from) * 1000 * $(nproc) / $jobs, ($own_to - $own) / $jobs, ($others_to - $others) / $jobs")
        fi
        from=$(now); seq "$jobs" | parallel --will-cite -j2 -n0 --joblog joblog true; r=$(per_second "$jobs" "$from" "$(now)")
        if [ "$r" -gt "$parallel" ]; then parallel=$r; fi
        from=$(now); seq "$jobs" | xargs -P2 -n1 true; r=$(per_second "$jobs" "$from" "$(now)")
        if [ "$r" -gt "$xargs" ]; then xargs=$r; fi
    done
    echo "$weir" > rate.weir
    row "\`true\` jobs a second to recorded end, beside GNU parallel with \`--joblog\`" "$weir" "$parallel" "$(ratio "$weir" "$parallel")" "≥ 1.00" "$weir >= $parallel"
    row "… beside \`xargs -P2\`, which records nothing" "$weir" "$xargs" "$(ratio "$weir" "$xargs")"
    all=$(listed rate)
    {
        echo "* A job to its recorded end takes $proof of processor time that $(nproc) processors have; \`xargs\` takes $(calc "printf \"%.2f\", 1000 * $(nproc) / $xargs") ms for the job alone. The rest is the kernel's and the disk's."
        echo "* Afterwards \`weir jobs\` listed $all jobs of the $((3 * jobs + 100)) submitted for this."
    } >> notes
    down rate
    [ "$all" = $((3 * jobs + 100)) ]
}

rate_slurm() {
    if ! slurm; then return; fi
    local jobs from r weir left
    jobs=$(count 40)
    weir=$(cat rate.weir)
    # What the measures above left waiting is none of this one's business.
    scancel --user="$(id -un)"
    until [ -z "$(squeue -h)" ]; do sleep 0.05; done
    from=$(now)
    for _ in $(seq "$jobs"); do sbatch -o /dev/null script > /dev/null; done
    # Those it has not ended by then do not count.
    until left=$(squeue -h | wc -l); [ "$left" = 0 ] || [ "$SECONDS" -gt 60 ]; do sleep 0.05; done
    r=$(per_second "$((jobs - left))" "$from" "$(now)" 1)
    row "… beside Slurm with its defaults" "$weir" "$r" "$(ratio "$weir" "$r")" "≥ 30" "$weir >= 30 * $r"
}

held='{"command":["true"],"hold":true,"directory":"/","name":"HELD"}'

# load COUNT: submits to the server of many; sets rate, and adds to the count it has.
submit_held() {
    local refused
    read -r rate _ _ refused < <(./load "$(socket many)" 64 "$1" "$held")
    if [ "$refused" != 0 ]; then echo "$refused submissions were refused" >&2; return 1; fi
    echo $(($(cat many.count 2> /dev/null || echo 0) + $1)) > many.count
}

commits() {
    local n best=0 most=0 c rate from sequence
    n=$(count 4000)
    for turn in 1 2 3; do
        submit_held "$n"
        c=$(./commits "commits.$turn" "$n")
        if [ "$rate" -gt "$best" ]; then best=$rate; fi
        if [ "$c" -gt "$most" ]; then most=$c; fi
    done
    row "durable submissions a second, API, 64 callers, beside single-row SQLite commits" "$best" "$most" "$(ratio "$best" "$most")" "≥ 0.50" "$best >= 0.5 * $most"
    if slurm; then
        n=$(count 200)
        from=$(now)
        for _ in $(seq "$n"); do sbatch -o /dev/null --hold script > /dev/null; done
        sequence=$(per_second "$n" "$from" "$(now)")
        scancel --state=PENDING --user="$(id -un)"
        row "… beside \`sbatch\` in sequence" "$best" "$sequence" "$(ratio "$best" "$sequence")" "≥ 20" "$best >= 20 * $sequence"
    fi
}

held() {
    local wanted part have all rate
    wanted=$(count 100000)
    part=$(count 5000)
    # In parts, so that a slow disk means fewer jobs, said so, and not a run without end.
    while have=$(cat many.count); [ "$have" -lt "$wanted" ] && [ "$SECONDS" -lt 70 ]; do submit_held "$part"; done
    all=$(listed many)
    pairs "$(count 200)" weir submit --server "unix:$(socket many)" --hold --- true -- weir submit --server "unix:$(socket plain)" --hold --- true
    beside "one submission with $have jobs held, beside one with none" 2 "≤ 1.10" 1.1
    row "memory of agent and server with $have jobs held, resident" "$(($(resident "$(cat many/pid)") / 1024)) MB" "-" "-"
    echo "* \`weir jobs\` listed $all jobs of the $have held." >> notes
    [ "$all" = "$have" ]
}

# up_planned: one weir up as an ordinary user, whose planned jobs run as that user.
up_planned() {
    mkdir -p planned logs
    chown 65534:65534 planned logs
    WEIR_GATE=$BENCH_WORK/planned/gate HOME=$BENCH_WORK/planned setsid setpriv --reuid=65534 --regid=65534 --clear-groups -- \
        weir up --data planned/data --socket "$(socket planned)" --listen 127.0.0.1:0 < /dev/null > planned/lines 2> planned/log &
    echo $! | tee planned/pid >> pids
    for _ in $(seq 300); do
        if grep -q ^next planned/lines; then return; fi
        sleep 0.1
    done
    cat planned/lines planned/log >&2
    return 1
}
# Of lines `NAME PARENT…`: a makefile, and definitions of a schedule, in which each job is a stamp in its log.
makefile() { awk -v stamp="$BENCH_WORK/stamp $1" '{ all = all " " $1; rules = rules $1 ":"; for (i = 2; i <= NF; i++) rules = rules " " $i; rules = rules "\n\t@" stamp " " $1 "\n" } END { printf "all:%s\n%s", all, rules }'; }
definitions() {
    awk -v schedule="$1" -v stamp="$BENCH_WORK/stamp" -v log_="$2" '
        BEGIN { printf "kind: schedule\nname: %s\nfrequency: { everyDays: 1, since: 2026-01-01, days: any }\n", schedule }
        { printf "---\nkind: job-definition\nname: %s\nschedule: %s\ntype: batch\ndirectory: /\ncommand: [ %s, %s, %s ]\n", $1, schedule, stamp, log_, $1
          for (i = 2; i <= NF; i++) printf "%s%s", i == 2 ? "after: [ " : ", ", $i
          if (NF > 1) print " ]" }'
}
# planned SCHEDULE FILE: has Weir run it once, and waits for its last line.
planned() {
    local lines
    lines=$(wc -l < "$2")
    use planned
    definitions "$1" "$BENCH_WORK/logs/$1" < "$2" | weir apply -f - > /dev/null
    weir schedule build "$1" > /dev/null
    until [ "$(wc -l < "logs/$1" 2> /dev/null)" = "$lines" ]; do sleep 0.05; done
}
# hops LOG: the median and the 99th percentile of the time from one line to the next, in microseconds.
hops() { sort -n "$1" | awk 'NR > 1 { printf "%d\n", ($1 - last) / 1000 } { last = $1 }' | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)], v[int(NR * 0.99 + 0.5)] }'; }
span() { sort -n "$1" | awk 'NR == 1 { first = $1 } { last = $1 } END { printf "%d\n", (last - first) / 1000 }'; }
chain() { seq "$1" | awk '{ print "J" $1 (NR > 1 ? " J" (NR - 1) : "") }'; }

chains() {
    local n weir most make
    up_planned
    n=$(count 300)
    chain 20 > chain.warm
    planned WARM chain.warm
    chain "$n" > chain
    planned CHAIN chain
    makefile "$BENCH_WORK/logs/make" < chain > chain.mk
    make -s -j2 -f chain.mk
    read -r weir most < <(hops logs/CHAIN)
    read -r make _ < <(hops logs/make)
    row "from one job of a chain of $n to the next, each durable, beside GNU \`make -j2\`" "$(ms "$weir")" "$(ms "$make")" "$(ratio "$weir" "$make")" "≤ 6" "$weir <= 6 * $make"
    row "… its 99th percentile beside its median" "$(ms "$most")" "$(ms "$weir")" "$(ratio "$most" "$weir")" "≤ 3" "$most <= 3 * $weir"
    echo "$weir" > chain.weir
}

chains_slurm() {
    if ! slurm; then return; fi
    local n before weir slurm
    n=$(count 30)
    for i in $(seq "$n"); do
        printf '#!/bin/sh\nexec %s %s J%s\n' "$BENCH_WORK/stamp" "$BENCH_WORK/logs/slurm" "$i" > script.chain
        before=$(sbatch --parsable -o /dev/null ${before:+--dependency=afterok:$before} script.chain)
    done
    until [ "$(wc -l < logs/slurm 2> /dev/null)" = "$n" ]; do sleep 0.1; done
    weir=$(cat chain.weir)
    read -r slurm _ < <(hops logs/slurm)
    row "… beside Slurm with \`--dependency\`, a chain of $n" "$(ms "$weir")" "$(ms "$slurm")" "$(ratio "$weir" "$slurm")" "-"
}

graphs() {
    local file name weir make
    for file in "$here"/../../tests/Weir.Day.Tests/Workflows/*.tsv; do
        name=$(basename "$file" .tsv)
        # By numbers: some names are longer than a job's may be.
        awk -F '\t' '
            function id(task) { if (!(task in ids)) ids[task] = "T" ++count; return ids[task] }
            !/^#/ { line = id($1); n = split($3, parents, ","); for (i = 1; i <= n; i++) line = line " " id(parents[i]); print line }' "$file" > "$name"
        planned "$name" "$name"
        makefile "$BENCH_WORK/logs/$name.make" < "$name" > "$name.mk"
        make -s -j2 -f "$name.mk"
        weir=$(span "logs/$name")
        make=$(span "logs/$name.make")
        row "$name: $(wc -l < "$name") jobs, from the first to the last, beside GNU \`make -j2\`" "$(ms "$weir")" "$(ms "$make")" "$(ratio "$weir" "$make")" "-"
    done
    down planned
}

"$1"
