#!/bin/sh
# mypy over everything, then over each worker's entry: six modules of one name cannot be checked in one run.
set -eu
mypy
for entry in workers/*/src/entry.py; do
    mypy "$entry"
done
