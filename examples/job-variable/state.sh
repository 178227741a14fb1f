#!/bin/sh
# Prints the state, the application and the information of the record in this file: bytes 1-2, 53-60 and 71-128.
record=$(head -c 128 "$1")
printf '%s %s %s\n' "$(echo "$record" | cut -c 1-2)" "$(echo "$record" | cut -c 53-60 | tr -d ' ')" "$(echo "$record" | cut -c 71-104 | sed 's/ *$//')"
