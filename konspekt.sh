#!/bin/sh
# All set-up in two words:
#   ./konspekt.sh build [ARGUMENTS]   install what is needed, then make quiz, deck and PDFs from content/
#   ./konspekt.sh test  [ARGUMENTS]   install what is needed, then run every check
# Arguments are handed on to 'konspekt build' or to pytest.
set -eu
cd "$(dirname "$0")"

word=${1:-}
case $word in
build) lock=requirements.lock ;;
test) lock=requirements-dev.lock ;;
*)
    echo "usage: ./konspekt.sh build|test [ARGUMENTS]" >&2
    exit 2
    ;;
esac
shift

say() { echo "konspekt.sh: $*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { [ -x .venv/bin/python ] || python3 -c 'import ensurepip, venv' 2>/dev/null; }
has_library() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q "$1"; }
has_pango() { has_library 'libpangoft2-1\.0\.so' && has_library 'libharfbuzz-subset\.so'; }

# Nothing is written before everything that only apt can give is there.
packages=""
command -v python3 >/dev/null 2>&1 || packages="$packages python3"
[ -n "$packages" ] || new_enough python3 || { say "Python 3.11 or newer is needed; python3 is $(python3 -V 2>&1)"; exit 1; }
has_venv || packages="$packages python3-venv"
[ "$word" = test ] || has_pango || packages="$packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
if [ -n "$packages" ]; then
    if [ "$(id -u)" != 0 ]; then
        say "please run: sudo apt-get update && sudo apt-get install -y$packages"
        exit 1
    fi
    say "installing$packages"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null
    # shellcheck disable=SC2086
    apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi

[ -x .venv/bin/python ] || python3 -m venv .venv
stamp=".venv/.installed-$word"
if ! cmp -s "$lock" "$stamp"; then
    say "installing the pinned packages"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$lock"
    .venv/bin/python - <<'PYTHON'
import pathlib, site, sys
# The checkout itself is what runs: a path file and a starter, no build.
pathlib.Path(site.getsitepackages()[0], "konspekt.pth").write_text(str(pathlib.Path("src").resolve()) + "\n")
starter = pathlib.Path(".venv/bin/konspekt")
starter.write_text(f"#!{sys.executable}\nfrom konspekt.cli import main\n\nmain()\n")
starter.chmod(0o755)
PYTHON
    cp "$lock" "$stamp"
fi

if [ "$word" = build ]; then
    exec .venv/bin/konspekt build "$@"
fi
.venv/bin/ruff check src tests
.venv/bin/ruff format --check --quiet src tests || { say "run '.venv/bin/ruff format src tests'"; exit 1; }
.venv/bin/mypy
exec .venv/bin/python -m pytest -n auto -q "$@"
