#!/usr/bin/env bash
# Finds or installs Emscripten 3.1.6 or newer: the emcc already there, else the distribution's package, else a pinned emsdk
# in build/emsdk. Idempotent; says what it chose. cmake/emscripten_toolchain.cmake looks in the same places.
set -euo pipefail
cd "$(dirname "$0")"
pinned=3.1.64
export PATH="${EMSDK:+$EMSDK/upstream/emscripten:}$PWD/build/emsdk/upstream/emscripten:$PATH"

version_of_emcc() { emcc --version 2>/dev/null | sed -n '1s/^emcc.*) \([0-9][0-9.]*\).*/\1/p'; }

choose_if_new_enough() {
    command -v emcc >/dev/null || return 1
    local version
    version=$(version_of_emcc)
    if [ -n "$version" ] && printf '3.1.6\n%s\n' "$version" | sort --version-sort --check=quiet; then
        echo "emscripten $version at $(command -v emcc)$1"
        exit 0
    fi
    echo "emscripten ${version:-of unknown version} at $(command -v emcc) is older than 3.1.6."
    return 1
}

choose_if_new_enough "" || true
if command -v apt-get >/dev/null && ! command -v emcc >/dev/null; then
    scripts/setup wasm
    choose_if_new_enough ", from the distribution" || true
fi

echo "Installing emsdk $pinned in build/emsdk."
if [ ! -d build/emsdk ]; then
    mkdir -p build
    rm -rf build/emsdk.partial
    git clone --quiet --depth 1 --branch "$pinned" https://github.com/emscripten-core/emsdk.git build/emsdk.partial
    mv build/emsdk.partial build/emsdk
fi
build/emsdk/emsdk install "$pinned"
build/emsdk/emsdk activate "$pinned"
hash -r
choose_if_new_enough ", pinned" || { echo "The pinned emsdk does not work on this machine."; exit 1; }
