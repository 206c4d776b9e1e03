#!/usr/bin/env bash
# Put what the check found into one comment on the pull request, renewed by every run: the sum,
# and for each plan that was changed what `zicheck compare` says of it, where there is such a
# command. A comment that cannot be written fails nothing.
set -euo pipefail
PATH="$RUNNER_TEMP/zicheck-venv/bin:$PATH"

mark='<!-- zicheck -->'
most=60000 # characters; GitHub takes 65,536
plans=5
body="$RUNNER_TEMP/zicheck-comment.md"
found="$RUNNER_TEMP/zicheck.md"

if [[ ! -s $found ]]; then exit 0; fi # the check itself has said why
base=$(cat "$RUNNER_TEMP/zicheck-base")
{ echo "$mark"; cat "$found"; } > "$body"

compared() {
  local name=$1 before=$2 options=(--format md)
  if [[ -n ${ZI_RULESET:-} ]]; then options+=(--ruleset "$ZI_RULESET"); fi
  zicheck compare "${options[@]}" -- "$before" "$name"
}

if zicheck compare --help > /dev/null 2>&1 && git cat-file -e "$base^{commit}" 2> /dev/null; then
  paths=()
  while IFS= read -r path; do
    if [[ -n $path ]]; then paths+=(":(top,literal)$path"); fi
  done <<< "${ZI_PATHS:-.}"
  if [[ ${paths[*]} == ":(top,literal)." ]]; then paths=(":/"); fi
  number=0
  while IFS= read -r -d '' name; do
    case $name in *.yaml | *.yml) ;; *) continue ;; esac
    number=$((number + 1))
    if [[ $number -gt $plans ]]; then break; fi
    mkdir -p "$RUNNER_TEMP/zicheck-semula/$number"
    before="$RUNNER_TEMP/zicheck-semula/$number/${name##*/}"
    git show "$base:$name" > "$before" 2> /dev/null || continue
    text=$(compared "$name" "$before" 2> /dev/null) || continue
    if [[ $(($(wc -m < "$body") + ${#text})) -gt $most ]]; then break; fi
    printf '\n<details>\n<summary>zicheck compare %s</summary>\n\n%s\n\n</details>\n' \
      "$number" "$text" >> "$body"
  done < <(git diff --name-only --diff-filter=M -z "$base" -- "${paths[@]}" 2> /dev/null)
fi

# A comment that is too long is cut at a line.
if [[ $(wc -m < "$body") -gt $most ]]; then
  awk -v most="$most" '{ n += length($0) + 1; if (n > most) exit; print }' "$body" > "$body.cut"
  mv "$body.cut" "$body"
fi

comments="repos/$GITHUB_REPOSITORY/issues/$ZI_PULL/comments"
ours=".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id"
if old=$(gh api --paginate "$comments" --jq "$ours") \
  && if [[ -n $old ]]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/${old%%$'\n'*}" \
      --field "body=@$body"
  else
    gh api --silent --method POST "$comments" --field "body=@$body"
  fi; then
  exit 0
fi
echo "::warning title=zicheck::Komentar tidak dapat ditulis; beri pekerjaan ini izin pull-requests: write, atau matikan dengan comment: 'false'."
