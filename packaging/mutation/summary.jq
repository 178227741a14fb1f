# What a report of Stryker says, as a page: the score, and what survived, by kind and by place.
def cell: gsub("\\s+"; " ") | gsub("\\|"; "\\|") | gsub("`"; "'") | if length > 90 then .[:90] + "…" else . end;
def count(status): map(select(.status == status)) | length;

[
  .files | to_entries[] | .key as $path | .value.source as $source | .value.mutants[]
  | {
      at: "\($path | sub(".*/src/"; "")):\(.location.start.line)",
      kind: .mutatorName,
      status,
      once: (.static // false),
      instead: ((.replacement // "") | cell),
      of: (($source | split("\n"))[.location.start.line - 1] | ltrimstr(" ") | cell)
    }
]
| count("Killed") as $killed | count("Timeout") as $timeout | count("Survived") as $survived | count("NoCoverage") as $unmet
| ($killed + $timeout + $survived + $unmet) as $all
| (if $all == 0 then 0 else ($killed + $timeout) * 1000 / $all | round / 10 end) as $score
| map(select(.status == "Survived" or .status == "NoCoverage")) as $left
| "# \($room): \($score)",
  "",
  "| killed | timeout | survived | no test comes by |",
  "| ---: | ---: | ---: | ---: |",
  "| \($killed) | \($timeout) | \($survived) | \($unmet) |",
  "",
  "| kind | survived | no test comes by |",
  "| --- | ---: | ---: |",
  ($left | group_by(.kind) | sort_by(-length)[] | "| \(.[0].kind) | \(count("Survived")) | \(count("NoCoverage")) |"),
  "",
  "| where | kind | the line | what stood there instead |",
  "| --- | --- | --- | --- |",
  ($left[]
    | (if .status == "NoCoverage" then ", no test comes by" else "" end) as $unmet
    | (if .once then ", static" else "" end) as $once
    | "| `\(.at)` | \(.kind)\($unmet)\($once) | `\(.of)` | `\(.instead)` |")
