# Removes the records of the builds whose contexts lay in the directory of a run.
#
#   sh -c SCRIPT keymount DIRECTORY DOCKER...
#
# buildx writes a file BUILDER/NODE/ID for each build when it begins, with the path of the context.

directory=$1
shift
refs=${BUILDX_CONFIG:-${DOCKER_CONFIG:-$HOME/.docker}/buildx}/refs

grep -rlF "\"LocalPath\":\"$directory" "$refs" 2>/dev/null | while IFS= read -r file; do
  node=${file%/*}
  builder=${node%/*}
  "$@" buildx history rm --builder "${builder##*/}" "${file##*/}" </dev/null >/dev/null 2>&1
  rm -f "$file"
done
