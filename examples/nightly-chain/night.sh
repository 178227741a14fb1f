#!/bin/sh
# Submits a night's jobs in their order: each submission sets its variable to $S, so nobody takes last night's $T for tonight's.
set -e
weir submit -q WEIR/NIGHT -n EXTRACT -- sh -c 'until [ -e sales.csv ]; do sleep 0.1; done; cp sales.csv extract.csv'
weir submit -q WEIR/NIGHT -n LOAD -- sh -c 'sort extract.csv > loaded.csv'
weir submit -q WEIR/NIGHT -n REPORT -- sh -c 'echo "$(wc -l < loaded.csv) sales"'
