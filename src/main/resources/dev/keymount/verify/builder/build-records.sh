# Removes what buildx notes of the builds whose contexts lay in the directory of a run.
#
#   sh -c SCRIPT keymount DIRECTORY
#
# buildx writes a file BUILDER/NODE/ID for each build when it begins, with the path of the context. The builder's own
# record stays: BuildKit before 0.28 can end with a panic when records are removed and listed
# (https://github.com/moby/buildkit/pull/6598).

directory=$1
refs=${BUILDX_CONFIG:-${DOCKER_CONFIG:-$HOME/.docker}/buildx}/refs

grep -rlF "\"LocalPath\":\"$directory" "$refs" 2>/dev/null | while IFS= read -r file; do
  rm -f "$file"
done
