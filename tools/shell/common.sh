# Shared by the commands in bin/. Sourced, never run. Needs bash only.

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)"

# One line of progress, Chinese and English.
say() { printf '▶ %s\n' "$*" >&2; }
# One line that says why nothing more happens.
fail() {
  printf '✘ %s\n' "$*" >&2
  exit 1
}

# Prints the digest of the contents and names of the files below the given paths (relative to the root).
# Built and installed things, and the checks of the web pages, do not count.
content_stamp() {
  (
    cd "$root" || exit 1
    find "$@" \( -name node_modules -o -name dist -o -path web/tests -o -path web/tools \) -prune \
      -o -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1
  )
}

# True if the file holds exactly this stamp.
stamp_is() { [[ -f "$1" && "$(<"$1")" == "$2" ]]; }

free_megabytes() { df -Pm -- "$1" 2>/dev/null | awk 'NR == 2 { print $4 }'; }

# Stops with one line if the disk below the folder has less than so many megabytes left.
need_space() {
  local have
  have="$(free_megabytes "$1")"
  if [[ -n "$have" && "$have" -lt "$2" ]]; then
    fail "磁盘空间不足：$1 只剩 ${have} MB，需要 $2 MB · Disk full: ${have} MB left at $1, $2 MB needed."
  fi
}

need_writable() {
  mkdir -p -- "$1" 2>/dev/null && [[ -w "$1" ]] ||
    fail "没有写入权限：$1 · Missing right: cannot write to $1 (run as its owner or choose another folder)."
}

# How many compilers may run side by side: one per core, but 1 GB of memory each.
build_jobs() {
  local cores memory
  cores="$(nproc)"
  memory="$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)"
  ((memory < 1)) && memory=1
  echo "$((cores < memory ? cores : memory))"
}

# Configures and builds one CMake preset; the output goes to build/<preset>.log and is shown on failure.
#   build_preset release [target…]
build_preset() {
  configure_preset "$1"
  build_targets "$@"
}

configure_preset() {
  local log="$root/build/$1.log"
  need_writable "$root/build"
  need_space "$root/build" 1500
  if ! (cd "$root" && cmake --preset "$1") >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "配置失败，详见 $log · Configuring failed, see $log."
  fi
}

build_targets() {
  local preset="$1" log="$root/build/$1.log"
  shift
  local targets=()
  (($# > 0)) && targets=(--target "$@")
  if ! cmake --build "$root/build/$preset" --parallel "$(build_jobs)" "${targets[@]}" 2>&1 |
    tee -a "$log" | show_progress; then
    grep -nE '(error|fatal|undefined reference|FAILED|No space)' -A4 "$log" | head -n 60 >&2
    need_space "$root/build" 20
    fail "编译失败，详见 $log · Building failed, see $log."
  fi
}

# Ninja's "[12/80] Building …" as one moving line on a terminal, as every tenth step elsewhere.
show_progress() {
  if [[ -t 2 ]]; then
    awk '/^\[[0-9]+\/[0-9]+\]/ { printf "\r  %s \033[K", $1 > "/dev/stderr"; fflush("/dev/stderr") }
         END { printf "\r\033[K" > "/dev/stderr" }'
  else
    awk '/^\[[0-9]+\/[0-9]+\]/ { split(substr($1, 2), n, "/"); if (n[1] % 10 == 0 || n[1] + 0 == n[2] + 0) {
           printf "  %s\n", $1 > "/dev/stderr"; fflush("/dev/stderr") } }'
  fi
}

# Builds web/dist unless it already holds the present sources. npm ci runs only when the lock file changed.
build_web() {
  local stamp lock
  stamp="$(content_stamp web api)"
  if [[ -d "$root/web/dist" ]] && stamp_is "$root/build/web.stamp" "$stamp"; then
    return
  fi
  need_writable "$root/web"
  need_writable "$root/build"
  need_space "$root/web" 800
  npm_ci "$root/web" "安装网页依赖 · Installing the web dependencies"
  say "构建网页 · Building the web pages"
  rm -f -- "$root/build/web.stamp"
  if ! npm --prefix "$root/web" run build >"$root/build/web.log" 2>&1; then
    tail -n 40 "$root/build/web.log" >&2
    fail "网页构建失败，详见 $root/build/web.log · Building the web pages failed, see $root/build/web.log."
  fi
  printf '%s' "$stamp" >"$root/build/web.stamp"
}

# npm ci in a folder, unless its node_modules come from the present lock file.
npm_ci() {
  local folder="$1" lock
  lock="$(sha256sum <"$folder/package-lock.json" | cut -d' ' -f1)"
  if stamp_is "$folder/node_modules/.lock-stamp" "$lock"; then
    return
  fi
  say "$2"
  mkdir -p -- "$root/build"
  if ! (cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error) \
    >"$root/build/npm.log" 2>&1; then
    tail -n 20 "$root/build/npm.log" >&2
    need_space "$folder" 20
    fail "npm ci 失败（需要能访问 npm 源） · npm ci failed in $folder (the npm registry must be reachable)."
  fi
  printf '%s' "$lock" >"$folder/node_modules/.lock-stamp"
}
