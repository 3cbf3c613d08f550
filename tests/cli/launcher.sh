#!/usr/bin/env bash
# ./rivalry on machines that lack something: played with stand-ins for dpkg-query, apt-get and cmake, so that nothing is
# installed and nothing is built.
# shellcheck disable=SC2015,SC2016
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

fail() {
  echo "FAILED $1"
  cat "$work/err"
  exit 1
}

# A stand-in: writes down how it was called, then does what $2 says.
stand_in() {
  printf '#!/bin/bash\necho "%s $*" >>%s/calls\n%s\n' "$1" "$work" "$2" >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}

# A checkout without a build, on a machine where all packages but $1 are installed.
fresh_machine() {
  rm -rf "${work:?}/bin" "$work/checkout" "$work/calls"
  mkdir -p "$work/bin" "$work/checkout"
  cp -r "$root"/{rivalry,cmake,packages.txt,CMakeLists.txt} "$work/checkout"
  install -m 666 /dev/null "$work/calls"
  stand_in dpkg-query "for p in \"\${@:4}\"; do [[ \$p = $1 ]] || echo \"installed \$p\"; done"
  stand_in apt-get 'true'
  # Stands for configuring and building: takes a while, and must be alone while it does.
  stand_in cmake "case \$1 in
    --preset) mkdir -p build/release; echo CMAKE_HOME_DIRECTORY:INTERNAL=\$PWD >build/release/CMakeCache.txt
      touch build/release/build.ninja ;;
    --build) mkdir $work/alone || exit 1; sleep 0.3; rmdir $work/alone
      printf '#!/bin/bash\necho played \"\$@\"\n' >\$2/rivalry; chmod +x \$2/rivalry ;;
  esac"
}

# Runs the launcher as root or as nobody; sets status.
launch() {
  local as=()
  if [[ $1 = nobody && $EUID = 0 ]]; then as=(setpriv --reuid=65534 --clear-groups); fi
  if [[ $1 = root && $EUID != 0 ]]; then as=(unshare -r); fi
  status=0
  PATH=$work/bin:$PATH "${as[@]}" "$work/checkout/rivalry" "${@:2}" >"$work/out" 2>"$work/err" || status=$?
}

# Root: one call, shown before it runs, of what is missing and no more; then the build; then the program.
fresh_machine nettle-dev
launch root run some.yaml
command='apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends nettle-dev'
((status == 0)) || fail "exit $status as root"
[[ $(cat "$work/out") = 'played run some.yaml' ]] || fail "the program was not called as asked"
grep -qF "install  $command" "$work/err" || fail "the command was not shown"
[[ $(grep '^apt-get' "$work/calls" | grep -v -- ' -s \|^apt-get -s') = "$command" ]] || fail "not exactly one apt-get call"

# Again: nothing to install, nothing to build, nothing said.
: >"$work/calls"
launch root --help
[[ ! -s $work/calls && ! -s $work/err && $(cat "$work/out") = 'played --help' ]] || fail "worked although up to date"

# A newer source is built; a failing build says so and exits 70.
mkdir -p "$work/checkout/sim/core" && touch "$work/checkout/sim/core/new.cpp"
stand_in cmake 'echo "FAILED: new.cpp.o"; echo "new.cpp:1: error: no such thing"; exit 1'
launch root --help
((status == 70)) && grep -q 'error: no such thing' "$work/err" || fail "exit $status of a failed build, not 70"

# Nobody: the command to type, and nothing done.
fresh_machine nettle-dev
launch nobody run some.yaml
((status == 69)) || fail "exit $status without root, not 69"
grep -qF "  $command" "$work/err" || fail "the command to type was not shown"
grep '^apt-get' "$work/calls" | grep -qv -- ' -s \|^apt-get -s' && fail "apt-get was called without root"

# Package lists that were never fetched.
stand_in apt-get '[[ $1 != -s ]]'
launch nobody run some.yaml
grep -qF "apt-get update && $command" "$work/err" || fail "no update before the install"

# Two first runs at once: one builds, the other waits.
fresh_machine none
chmod 777 "$work/checkout" "$work"
PATH=$work/bin:$PATH "$work/checkout/rivalry" first >"$work/first" 2>&1 &
PATH=$work/bin:$PATH "$work/checkout/rivalry" second >"$work/second" 2>&1
wait $!
grep -q '^played first' "$work/first" && grep -q '^played second' "$work/second" || fail "two builds at once"

# No Debian: says what is needed.
fresh_machine none
rm "$work"/bin/*
for tool in bash env cat sed grep tr dirname mkdir flock; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
status=0
PATH=$work/bin "$work/checkout/rivalry" run some.yaml 2>"$work/err" || status=$?
((status == 69)) && grep -q 'not a Debian system' "$work/err" && grep -q 'libhdf5-dev' "$work/err" ||
  fail "exit $status where there is no Debian"

# The real one, through a symbolic link and from elsewhere: with the program's own start, 20 ms of the processor at most
# (not of the clock, which others use too).
ln -s "$root/rivalry" "$work/link"
cd "$work"
TIMEFORMAT='%U %S'
read -r user system < <({ time for _ in {1..20}; do ./link --help >"$work/out" 2>"$work/err" || echo failed; done; } 2>&1)
[[ $user != failed ]] || fail "the real launcher"
grep -q rivalry "$work/out" || fail "no help"
microseconds=$(((10#${user/./} + 10#${system/./}) * 1000 / 20))
echo "./rivalry --help: $microseconds µs"
((microseconds < 20000)) || fail "./rivalry --help took $microseconds µs"
