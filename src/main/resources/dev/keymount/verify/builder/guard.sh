# Cleans up after a run, however that ends.
#
#   sh -c SCRIPT keymount guard PARENT NAME      makes the directory PARENT/NAME, says "ready", obeys the lines of
#                                                its input, and cleans up where that ends
#   sh -c SCRIPT keymount gate DIRECTORY WORD... becomes a command that the guard of the directory knows of
#
# Each process of a run goes through the gate: it first leaves its id and the time it began in .processes of the
# directory, which fails once the guard has removed .processes, and only then becomes what it shall be. So there is
# no moment at which a process runs that the guard does not know. It leads a session of its own, where there is
# setsid, and all of that is ended with it.
#
# Lines of the input: "images WORDS" (a builder that may get images named NAME:*), "run WORDS" (a command to run at
# the end), "keep" (directory and images stay), "calm" (no build was cut short). WORDS are quoted for a shell.
# What can't be removed is written to the output, a line each.

# Prints when a process began: the same id at another time is another process.
began() {
  if [ -r /proc/self/stat ]; then
    { IFS= read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    shift 19
    echo "$1"
  else
    LC_ALL=C ps -o lstart= -p "$1" 2>/dev/null
  fi
}

pass_gate() {
  set -e
  since=$(began $$)
  : >"$1/.processes/$$ $since"
  shift
  ! command -v setsid >/dev/null 2>&1 || exec setsid "$@"
  exec "$@"
}

pause() { sleep "$1" 2>/dev/null || sleep 1; }

# Sets `alive` to all processes but zombies: the id, the group, and the session where it is known, with slashes between.
look() {
  alive=''
  if [ -r /proc/self/stat ]; then
    for file in /proc/[0-9]*/stat; do
      { IFS= read -r stat <"$file"; } 2>/dev/null || continue
      # shellcheck disable=SC2086
      set -- ${stat%% *} ${stat##*) }
      [ "$2" = Z ] || alive="$alive $1/$4/$5"
    done
  else
    # shellcheck disable=SC2046
    set -- $(ps -A -o pid= -o pgid= -o state= 2>/dev/null)
    while [ $# -ge 3 ]; do
      case $3 in Z*) ;; *) alive="$alive $1/$2/" ;; esac
      shift 3
    done
  fi
}

# Fills `processes`, and lets none through the gate any more: a removed directory takes no file.
close_gate() {
  processes=
  tries=100
  until rmdir "$directory/.processes" 2>/dev/null; do
    for file in "$directory"/.processes/*; do
      [ -f "$file" ] || continue
      processes="$processes${file##*/}
"
      rm -f "$file"
    done
    tries=$((tries - 1))
    if [ ! -d "$directory/.processes" ] || [ $tries -eq 0 ]; then break; fi
  done
}

# Sends a signal to each process that is left, and to its group and session; fails if there is none.
signal() {
  look
  left=1
  while IFS= read -r process; do
    [ -n "$process" ] || continue
    id=${process%% *}
    now=$(began "$id")
    [ -z "$now" ] || [ "$now" = "${process#* }" ] || continue
    for member in $alive; do
      case $member in
        "$id"/* | */"$id"/* | */"$id")
          left=0
          kill -s "$1" "${member%%/*}" 2>/dev/null
          ;;
      esac
    done
  done <<EOF
$processes
EOF
  return $left
}

end_processes() {
  signal TERM || return 0
  calm=
  tries=50
  while [ $tries -gt 0 ]; do
    pause 0.1
    signal 0 || return 0
    tries=$((tries - 1))
  done
  tries=20
  while signal KILL && [ $tries -gt 0 ]; do
    pause 0.1
    tries=$((tries - 1))
  done
}

# What was copied may be write-protected.
remove_directory() {
  rm -rf "$directory" 2>/dev/null && return
  chmod -R u+rwx "$directory" 2>/dev/null
  rm -rf "$directory" 2>/dev/null || echo "directory $directory"
}

# An engine may still give its name to an image whose build has just been ended: then one look is not enough.
remove_images() {
  eval "set -- $1"
  quiet=0
  tries=20
  [ -z "$calm" ] || tries=5
  while [ $tries -gt 0 ]; do
    tries=$((tries - 1))
    if ! images=$("$@" image ls --filter "reference=$name" --format '{{.Repository}}:{{.Tag}}' 2>/dev/null); then
      images='they could not be listed'
      tries=$((tries - 5))
    elif [ -z "$images" ]; then
      quiet=$((quiet + 1))
      if [ -n "$calm" ] || [ $quiet -ge 4 ]; then return; fi
    else
      quiet=0
      # shellcheck disable=SC2086
      "$@" image rm --force $images >/dev/null 2>&1
      [ -z "$calm" ] || continue
    fi
    pause 0.3
  done
  [ -z "$images" ] || echo "images of $name: $images"
}

keep_guard() {
  trap '' INT HUP TERM PIPE QUIT TSTP
  name=$2
  directory=$1/$2
  if ! mkdir -m 700 "$directory" 2>/dev/null || ! mkdir "$directory/.processes" 2>/dev/null; then
    rmdir "$directory" 2>/dev/null
    echo "cannot make a directory in $1"
    exit 1
  fi
  echo ready 2>/dev/null
  builders=''
  commands=''
  keep=''
  calm=''
  while IFS= read -r line; do
    case $line in
      'images '*) builders="$builders${line#images }
" ;;
      'run '*) commands="$commands${line#run }
" ;;
      keep) keep=1 ;;
      calm) calm=1 ;;
    esac
  done
  exec 0</dev/null
  close_gate
  end_processes
  [ -n "$keep" ] || remove_directory
  printf %s "$commands" | while IFS= read -r words; do
    eval "set -- $words"
    "$@" </dev/null >/dev/null 2>&1
  done
  [ -n "$keep" ] || printf %s "$builders" | while IFS= read -r words; do remove_images "$words" </dev/null; done
}

case $1 in
  guard)
    shift
    keep_guard "$@"
    ;;
  gate)
    shift
    pass_gate "$@"
    ;;
esac
