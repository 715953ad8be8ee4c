# Removes a store of Podman or Buildah that belongs to one run, whatever state it was left in.
#
#   sh -c SCRIPT keymount DIRECTORY NAME RUNTIME
#
# NAME is the part of the path that no other path has, RUNTIME the program that runs the steps. A builder that is
# killed leaves the processes of its step running, the state that RUNTIME has of them, and file systems mounted.

directory=$1
name=$2
runtime=$3

for bundle in "$directory"/tmp/buildah*; do
  [ -d "$bundle" ] && "$runtime" delete --force "buildah-${bundle##*/}" </dev/null >/dev/null 2>&1
done

# Prints the ids of processes whose root lies in the store: by its path, or by what is mounted on /.
left() {
  for process in /proc/[0-9]*; do
    case $(readlink "$process/root" 2>/dev/null) in
      */"$name"/*) echo "${process#/proc/}" ;;
    esac
  done
  grep -lE " / / .*/$name/|/$name/[^ ]* / " /proc/[0-9]*/mountinfo 2>/dev/null | cut -d / -f 3
}

tries=20
while [ $tries -gt 0 ]; do
  processes=$(left)
  [ -n "$processes" ] || break
  # shellcheck disable=SC2086
  kill -s KILL $processes 2>/dev/null
  tries=$((tries - 1))
  sleep 0.1 2>/dev/null || sleep 1
done

# What was mounted last is unmounted first. Blanks and backslashes are written as octal numbers there.
cut -d ' ' -f 5 /proc/self/mountinfo | grep -F "/$name/" | sort -r | while IFS= read -r point; do
  umount -l "$(printf %b "$(printf %s "$point" | sed 's/\\/\\0/g')")" 2>/dev/null
done

rm -rf "$directory" 2>/dev/null || { chmod -R u+rwx "$directory" && rm -rf "$directory"; }
