#!/usr/bin/env bash
# Opens the report as a web page, of the shipped case, of the hostile one and of cases with whatever a page can have,
# in a browser: see check.mjs.
# Needs Chromium (or CHROMIUM, the path of one), node and npm. Without them it says so and skips; in CI it fails.
# ATODDS names a program that is built already.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)

skip() {
    echo "the browser test did not run: $1"
    if [ "${CI:-}" = true ]; then exit 1; fi
    exit 0
}

chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$chromium" ] || skip "there is no Chromium; install it, or name one in CHROMIUM"
command -v npm > /dev/null || skip "there is no npm; install node and npm"
npm ci --silent --no-audit --no-fund || skip "npm could not install what package.json names"

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
atodds() { if [ -n "${ATODDS:-}" ]; then "$ATODDS" "$@"; else cargo run --quiet --release --locked -- "$@"; fi; }
report() { (cd "$root" && atodds report "$1" "${@:3}" --format html -o "$pages/$2.html"); }
report seeds seeds
report seeds seeds-in-full --all
report fixtures/hostile/web-page.toml hostile
report tests/browser/quay.toml quay
report tests/browser/quay.toml quay-earlier --as-of 2025-05-06 --all
report fixtures/provenance/circular.toml circular --all
report fixtures/provenance/changed-pages.toml changed-pages --all
report fixtures/judgements/settled.toml settled --all

node check.mjs "$chromium" "$pages"/*.html
