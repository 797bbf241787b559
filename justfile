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

# What CI checks before anything else.
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo doc --no-deps

# Everything that CI runs.
ci:
    bash .ci/run
