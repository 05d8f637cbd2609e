#!/usr/bin/env bash
# Installs feeds, as it lies beside this action, into a folder of its own; `feeds` is on the path of
# the steps that follow. Takes the Python to use, from $PYTHON.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
place="$RUNNER_TEMP/feeds-program"
"$PYTHON" -m venv "$place"
bin="$place/bin"
[ -d "$bin" ] || bin="$place/Scripts"
"$bin/python" -m pip install --quiet --constraint "$root/.ci/constraints.txt" "$root"
echo "$bin" >>"$GITHUB_PATH"
