#!/usr/bin/env bash
# The reference pages say what the program says; `RIVALRY_UPDATE=1 tests/cli/reference.sh` writes them anew.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
rivalry=${RIVALRY:-$root/build/release/rivalry}
failed=0
for page in keys:scenarios/KEYS.md outputs:results/OUTPUTS.md; do
  file=$root/${page#*:}
  if [[ ${RIVALRY_UPDATE:-} ]]; then
    "$rivalry" explain "${page%%:*}" >"$file"
  elif ! diff -u "$file" <("$rivalry" explain "${page%%:*}"); then
    echo "FAILED ${page#*:} is not what \`rivalry explain ${page%%:*}\` says; RIVALRY_UPDATE=1 $0 writes it anew"
    failed=$((failed + 1))
  fi
done
echo "$((2 - failed)) passed, $failed failed"
exit $((failed > 0))
