# Sourced by ./rivalry and the scripts under tests/, with $root set to the checkout: installing what is missing,
# building what has changed. Talks on standard error only.
# shellcheck shell=bash
root=$(cd -P "${root:?}" && pwd)

readonly exit_unavailable=69 exit_bug=70
release=$root/build/release

say() { printf '%s\n' "$@" >&2; }

# The packages of these sections of packages.txt, one a line.
listed_packages() {
  local section='' line package unless
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*']') section=${line//[\[\]]/} ;;
      *)
        read -r package unless _ <<<"${line/ unless / }"
        [[ " $* " = *" $section "* ]] || continue
        [[ -n $unless ]] && command -v "$unless" >/dev/null && continue
        printf '%s\n' "$package"
        ;;
    esac
  done <"$root/packages.txt"
}

# Some packages for the tests hold daemons (munge, Slurm): installing them must not start any. Meanwhile Debian's own
# switch for that is off, unless the machine has set it one way or the other.
policy=/usr/sbin/policy-rc.d
keep_daemons_off() {
  [[ ! -e $policy ]] || return 0
  trap allow_daemons EXIT
  printf '#!/bin/sh\n# made by rivalry\nexit 101\n' >$policy && chmod +x $policy
}
allow_daemons() {
  if grep -qsx '# made by rivalry' $policy; then rm -f $policy; fi
}

# Installs what is missing of the given sections ("run", "test") with one apt-get command, shown first. Who may not
# install gets the command to type.
install_packages() {
  local wanted missing
  mapfile -t wanted < <(listed_packages "$@")
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "note     this is not a Debian system, so nothing is installed; the build needs what packages.txt names"
    return
  fi
  mapfile -t missing < <(printf '%s\n' "${wanted[@]}" |
    grep -vxF -f <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
      sed -n 's/^installed //p') || true)
  ((${#missing[@]})) || return 0

  local install=(apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "${missing[@]}")
  local command="${install[*]}"
  # A machine whose package lists were never fetched knows none of them.
  if ! apt-get -s install --no-install-recommends "${missing[@]}" >/dev/null 2>&1; then
    command="apt-get update && $command"
  fi
  if ((EUID != 0)); then
    say "Rivalry needs ${#missing[@]} Debian packages that are not installed. As root, type:" "" "  $command" ""
    exit $exit_unavailable
  fi
  mkdir -p "$root/build"
  say "install  $command"
  export DEBIAN_FRONTEND=noninteractive
  keep_daemons_off
  if [[ $command != *"update &&"* ]]; then
    "${install[@]}" >"$root/build/install.log" 2>&1 </dev/null && { allow_daemons; return; }
    say "install  the package lists are out of date: apt-get update && the same again"
  fi
  run_logged install apt-get -o DPkg::Lock::Timeout=600 update
  run_logged install "${install[@]}"
  allow_daemons
}

# run_logged NAME COMMAND...: quiet unless it fails; then the end of what it said, and exit.
run_logged() {
  local log=$root/build/$1.log
  "${@:2}" >>"$log" 2>&1 </dev/null && return
  tail -n 30 "$log" >&2
  say "failed   ${*:2:3} ...; all it said is in $log"
  exit $exit_unavailable
}

# Turns ninja's "[3/80] ..." into one line that rewrites itself on a terminal.
show_progress() {
  local line shown=0
  while IFS= read -r line; do
    [[ -t 2 && $line =~ ^\[([0-9]+/[0-9]+)\] ]] || continue
    printf '\rbuild    %s ' "${BASH_REMATCH[1]}" >&2
    shown=1
  done
  ((shown)) && printf '\r\033[K' >&2
  return 0
}

# What went wrong, out of a build log: the first failed command and what the compiler said of it.
show_failure() {
  sed -n '/^FAILED:\|CMake Error/,$p' "$1" | grep -v '^/.*-c .*\.cpp$' | head -n 60 >&2
}

# A cache made for another folder (a checkout that was moved or copied) is of no use.
forget_foreign_cache() {
  [[ -f $release/CMakeCache.txt ]] || return 0
  grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$release/CMakeCache.txt" || rm -rf "$release"
}

compile() {
  local target=$1
  shift
  forget_foreign_cache
  if [[ ! -f $release/build.ninja ]] || (($#)); then
    (cd "$root" && cmake --preset release "$@") || return 1
  fi
  touch "$release/started"
  cmake --build "$release" --target "$target" || return 1
}

# build TARGET CMAKE_OPTION...: configures if need be (with options always: that finds what was installed since) and
# builds. One at a time: a second caller waits for the first, and then finds its work done.
build() {
  local log=$root/build/build.log start=$SECONDS
  if ! command -v cmake >/dev/null; then
    say "cmake is not installed. Rivalry needs these, by their Debian names: $(listed_packages run | tr '\n' ' ')"
    exit $exit_unavailable
  fi
  mkdir -p "$root/build"
  exec {lock}>"$root/build/lock"
  flock -n "$lock" || { say "build    waiting for another build of this checkout"; flock "$lock"; }
  local first_time=''
  [[ -x $release/rivalry ]] || first_time=', which takes some minutes the first time'
  say "build    $release$first_time (log: $log)"
  if ! compile "$@" 2>&1 | tee "$log" | show_progress; then
    show_failure "$log"
    say "failed   the build, after $((SECONDS - start)) s; all it said is in $log"
    exit $exit_bug
  fi
  touch -r "$release/started" "$release/rivalry.built"
  say "build    done in $((SECONDS - start)) s"
  exec {lock}>&-
}
