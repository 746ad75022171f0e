#!/usr/bin/env bash
# Writes into a folder what a pull request does to the findings (comment.md), and its number (number).
#
# usage: write_comment.sh BASE NUMBER FOLDER        (BASE: a git revision, before the change)
#
# Always writes a comment, so that an old one does not stay when the data has problems. Exits with 1 where the comparison
# itself failed.
set -euo pipefail

base=$1 number=$2 folder=$3
lacuna=${LACUNA:-.venv/bin/lacuna}
marker='<!-- lacuna: what this change does to the findings -->'
limit=60000 # bytes; GitHub takes 65536 characters

mkdir -p "$folder"
printf '%s\n' "$number" >"$folder/number"

code=0
"$lacuna" diff "$base" --format markdown >"$folder/comment.md" || code=$?
case $code in
  0)
    if [ "$(wc -c <"$folder/comment.md")" -gt "$limit" ]; then
      head -c "$limit" "$folder/comment.md" | iconv -c -f utf-8 -t utf-8 | sed '$d' >"$folder/cut.md"
      mv "$folder/cut.md" "$folder/comment.md"
      # shellcheck disable=SC2016 # the backquotes are Markdown
      printf '\n\n**The list is too long for a comment.** `lacuna diff` prints all of it.\n' >>"$folder/comment.md"
    fi
    ;;
  1)
    printf '%s\n%s\n' "$marker" "The data has problems, so that no findings can be derived from it. Each problem is shown beside its line under *Files changed*." >"$folder/comment.md"
    ;;
  *)
    printf '%s\n%s\n' "$marker" "The findings before and after this change could not be compared. The log of the workflow *Check* says why." >"$folder/comment.md"
    exit 1
    ;;
esac
