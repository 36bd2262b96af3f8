#!/usr/bin/env bash
# One issue about links that lead nowhere: opened, kept up to date, closed when all is well.
# EXIT_CODE is lychee's (0: no dead link), links.md its report; GH_REPO and GH_TOKEN are for gh.
set -euo pipefail

title="Liên kết không còn dùng được · Links that lead nowhere"
number="$(gh issue list --state open --label broken-links --json number --jq '.[0].number // empty')"

if [ "$EXIT_CODE" = 0 ]; then
  if [ -n "$number" ]; then
    gh issue close "$number" --comment "Mọi liên kết đã dùng được. · All links work again."
  fi
  exit 0
fi

{
  echo "Kiểm tra ngày $(date --utc +%F). Nguồn đã mất: tìm bản lưu, hoặc ghi reference thay cho url."
  echo "Checked on $(date --utc +%F). Where a source is gone: find a copy, or write reference instead of url."
  echo
  head --bytes=60000 links.md
} > issue.md

if [ -n "$number" ]; then
  gh issue edit "$number" --body-file issue.md
else
  gh label create broken-links --force --color B60205 --description "Nguồn đã mất · Source gone"
  gh issue create --title "$title" --label broken-links --body-file issue.md
fi
