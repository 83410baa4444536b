#!/bin/sh
# The pages, by TypeScript. mypy over everything, then over each worker's entry: six modules of one name cannot be checked in one run.
# Then over the verifier as the oldest Python sees it that it promises to run on.
set -eu
node_modules/.bin/tsc
mypy
for entry in workers/*/src/entry.py; do
    mypy "$entry"
done
mypy --python-version 3.10 verifier/src
