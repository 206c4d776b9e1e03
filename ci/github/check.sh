#!/usr/bin/env bash
# Check the plans on GitHub: annotations, a summary of the job, the text of the comment, and
# SARIF when it is asked for. On a pull request only what the change brings counts.
set -euo pipefail
PATH="$RUNNER_TEMP/zicheck-venv/bin:$PATH"

options=(--format github --output - --format markdown --output "$RUNNER_TEMP/zicheck.md")
if [[ -n ${ZI_SARIF:-} ]]; then options+=(--format sarif --output "$ZI_SARIF"); fi
if [[ -n ${ZI_RULESET:-} ]]; then options+=(--ruleset "$ZI_RULESET"); fi
if [[ -n ${ZI_MAX_WARNINGS:-} ]]; then options+=(--max-warnings "$ZI_MAX_WARNINGS"); fi
options+=(--fail-on "${ZI_FAIL_ON:-error}")

# What GitHub checks out of a pull request is a merge; its first parent is what it is held
# against. A checkout may hold one commit only; where fetching the base fails, zicheck says what
# is to be fetched.
base=${ZI_BASE:-}
if [[ -n $base && ${GITHUB_REF:-} == refs/pull/*/merge ]] \
  && parent=$(git rev-parse --quiet --verify 'HEAD^1^{commit}'); then
  base=$parent
fi
if [[ -n $base ]] && ! git cat-file -e "$base^{commit}" 2> /dev/null; then
  git fetch --quiet --no-tags --depth=1 origin "$base" || true
fi
echo "$base" > "$RUNNER_TEMP/zicheck-base" # for the comment

since=${ZI_SINCE:-$base}
if [[ -n ${ZI_BASELINE:-} ]]; then
  options+=(--baseline "$ZI_BASELINE")
elif [[ -n $since && $since != semua ]]; then
  options+=("--since=$since")
fi

paths=()
while IFS= read -r path; do
  if [[ -n $path ]]; then paths+=("$path"); fi
done <<< "${ZI_PATHS:-.}"

zicheck check "${options[@]}" -- "${paths[@]}"
