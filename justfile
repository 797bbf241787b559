# The commands of a working day. `just` lists them; each is one line that also works without just.

default:
    @just --list

# Reads the shipped case and prints its disputed points.
report:
    cargo run --release -- report seeds

# Runs every test.
test:
    cargo test

# Runs the fixtures: case files that say what should be found.
fixtures:
    cargo run --release -- test fixtures

# Opens the report as a web page in a browser: needs Chromium, node and npm.
browser:
    tests/browser/run.sh

# What CI checks before anything else.
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo doc --no-deps

# Everything that CI runs.
ci:
    bash .ci/run

# Measures detection on a folder of labelled sets (see docs/EVALUATION.md).
eval folder="../shared/evalsets":
    #!/usr/bin/env bash
    set -euo pipefail
    cargo build --release --quiet
    for set in emergent.dev fever_symmetric.dev rte3.dev wikicontradict.dev climate_fever.dev stress_num.dev breaking_nli; do
        echo "== $set"
        target/release/atodds eval pairs "{{folder}}/$set.jsonl"
    done
    echo "== link_emergent.dev"
    target/release/atodds eval links --statements "{{folder}}/link_emergent.dev.statements.jsonl" --gold "{{folder}}/link_emergent.dev.gold.jsonl"
    echo "== disputed_emergent.dev"
    target/release/atodds eval points "{{folder}}/disputed_emergent.dev.jsonl"

# Measures extraction on a folder of annotated documents (see docs/EVALUATION.md).
eval-extract documents="../shared/seeds":
    cargo run --release --quiet -- eval extract --gold tests/extract/gold --documents "{{documents}}"
