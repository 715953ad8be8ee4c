#!/usr/bin/env bash
# The scan of the GitHub action. All comes in by the environment:
#
#   ACTION_PATH     where the action is
#   EVENT           the name of the event
#   BASE            the commit to compare with, where the event has one
#   DEFAULT_BRANCH  the name of the default branch
#   PATHS           what to scan, one path in each line; empty for what changed
#   ALL             true to scan everything
#   UPLOAD          true where the result is going to be uploaded
#   SARIF_FILE      where the result goes; empty for a file in RUNNER_TEMP
#   KEYMOUNT        the launcher, if it is another than that of the action
#
# GITHUB_OUTPUT gets sarif-file and findings, unless the scan fails. It ends with 0 all the same, so that the
# steps after it can tell. Runs with the bash 3.2 of macOS.
set -euo pipefail

keymount=${KEYMOUNT:-$ACTION_PATH/target/keymount}
temporary=$(mktemp -d "${RUNNER_TEMP:-/tmp}/keymount.XXXXXX")
trap 'rm -rf "$temporary"' EXIT

say() {
  printf 'keymount: %s\n' "$1"
}

# The names that keymount finds in a directory, and the directories that it passes over.
is_dockerfile() {
  case /$1 in
  */node_modules/* | */vendor/*) return 1 ;;
  esac
  case ${1##*/} in
  *.template | *.tmpl | *.tpl | *.j2 | *.jinja | *.jinja2 | *.erb | *.in | *.mustache | *.gotmpl | *.em) return 1 ;;
  *.dockerignore | *.containerignore) return 1 ;;
  Dockerfile | Dockerfile.* | *.Dockerfile | *.dockerfile | Containerfile*) return 0 ;;
  esac
  return 1
}

# A path that is neither an option nor the name of a file of arguments.
plain() {
  case $1 in
  /*) printf '%s' "$1" ;;
  *) printf './%s' "$1" ;;
  esac
}

# Whether only what changed is scanned. An upload stands for all of its branch and closes the alerts that it does
# not have. In a pull request and in a merge queue that branch is nobody else's, and so is nothing lost.
goes_by_changes() {
  case $EVENT in
  pull_request | merge_group) return 0 ;;
  push) [ "$UPLOAD" != true ] && [ "${GITHUB_REF:-}" != "refs/heads/$DEFAULT_BRANCH" ] ;;
  *) return 1 ;;
  esac
}

has_base() {
  case $BASE in
  *[!0-9a-f]* | '') return 1 ;;
  *[!0]*) ;;
  *) return 1 ;;
  esac
  [ "${#BASE}" -ge 40 ] || return 1
  git cat-file -e "$BASE^{commit}" 2>/dev/null && return 0
  say 'the commit to compare with is not in the clone; fetching it'
  git fetch --quiet --no-tags --depth=1 origin "$BASE" 2>/dev/null \
    && git cat-file -e "$BASE^{commit}" 2>/dev/null
}

# Writes the names of the changed files, each with a zero byte behind it.
changed() {
  local from
  if ! from=$(git merge-base "$BASE" HEAD 2>/dev/null); then
    say 'the clone does not reach back to where the branch began; comparing with the tip of its base' >&2
    from=$BASE
  fi
  git diff --name-only -z --no-renames --no-ext-diff --diff-filter=d "$from" HEAD --
}

# Sets scanned to what is scanned: a directory, or the Dockerfiles that changed, which may be none. A path that is
# given is scanned whatever the configuration excludes.
choose() {
  local name
  scanned=(.)
  command=(scan --format=sarif --force-exclude)
  if [ -n "$PATHS" ]; then
    scanned=()
    command=(scan --format=sarif)
    while IFS= read -r name; do
      name=${name%$'\r'}
      [ -z "$name" ] || scanned+=("$(plain "$name")")
    done <<<"$PATHS"
    say "scanning the paths that are given"
    return
  fi
  if [ "$ALL" = true ] || ! goes_by_changes; then
    say 'scanning everything'
    return
  fi
  if ! has_base || ! changed >"$temporary/changed"; then
    say 'there is no commit to compare with; scanning everything'
    return
  fi
  scanned=()
  while IFS= read -r -d '' name; do
    if [ "$name" = .keymount.yml ]; then
      scanned=(.)
      say 'the configuration changed; scanning everything'
      return
    elif is_dockerfile "$name" && [ -f "$name" ] && [ ! -L "$name" ]; then
      scanned+=("./$name")
    fi
  done <"$temporary/changed"
  if [ "${#scanned[@]}" -gt 1000 ]; then
    scanned=(.)
    say 'more than 1000 Dockerfiles changed; scanning everything'
    return
  fi
  say "scanning the Dockerfiles that changed: ${#scanned[@]}"
}

main() {
  local root sarif token code=0
  if root=$(git rev-parse --show-toplevel 2>/dev/null); then
    cd "$root"
  else
    say 'this is no clone that git can read; scanning everything'
    ALL=true
  fi
  sarif=${SARIF_FILE:-${RUNNER_TEMP:-/tmp}/keymount.sarif}
  case $sarif in
  *$'\n'*)
    echo '::error::sarif-file is more than one line'
    return
    ;;
  esac
  choose
  if [ "${#scanned[@]}" -eq 0 ]; then
    # The result of an empty directory closes the alerts of earlier commits of the pull request.
    mkdir "$temporary/empty"
    scanned=("$temporary/empty")
  fi
  # What a repository calls its files is no command to the runner.
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$token"
  "$keymount" "${command[@]}" -- "${scanned[@]}" >"$temporary/sarif" || code=$?
  echo "::$token::"
  if [ "$code" -gt 1 ]; then
    return
  fi
  mv -f -- "$temporary/sarif" "$sarif"
  case $sarif in
  /*) ;;
  *) sarif=$PWD/$sarif ;;
  esac
  {
    printf 'sarif-file=%s\n' "$sarif"
    if [ "$code" -eq 1 ]; then echo findings=true; else echo findings=false; fi
  } >>"$GITHUB_OUTPUT"
}

main
