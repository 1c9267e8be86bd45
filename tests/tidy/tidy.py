#!/usr/bin/env python3
"""tidy.py ROOT: holds a source tree against the law of the rooms and the rules of style that a machine can judge.

Prints `path:line: rule: why` for each violation; exits 1 when there is one. tidy_test.py shows that each rule can fail."""
import os
import re
import sys
from pathlib import Path

from law import room_of
from source_text import code_only, includes, matches

LONGEST_FILE = 310
NOT_OURS = {".git", "build", "data", "dist", "node_modules", "test-results", "__pycache__", ".svelte-kit", ".cache"}
CPP = {".cpp", ".hpp"}
SCRIPT = {".ts", ".mjs", ".js"}
WEB = SCRIPT | {".svelte", ".html"}
COUNTED = CPP | SCRIPT | {".svelte", ".css", ".py"}
BINARY = {".png", ".webp", ".ico", ".woff2", ".wasm", ".jpg", ".xlsx", ".block"}

UNFINISHED = r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"
MACHINE_PATH = r"(?<![\w.$}\-])/(work|root|home|tmp)/[\w.]|\.\./shared/(design|seeds|peers|hooks)\b"
VAGUE_WORDS = {"manager", "helper", "helpers", "util", "utils", "base", "common", "misc"}

SHARED_CODE = (
    ("clock", r"\b(system|steady|high_resolution|file|utc|tai|gps)_clock\b|\b(clock_gettime|gettimeofday)\b|\bstd::time\b"),
    ("randomness", r"\b(random_device|mt19937(_64)?|arc4random|getrandom)\b|\bstd::s?rand\b"),
    ("throw", r"\bthrow\b"),
    ("environment", r"\bgetenv\b"),
)
WEB_CODE = (
    ("markup from text", r"\b(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)\b|\bdocument\s*\.\s*write(ln)?\b|\{@html\b"),
    ("code from text", r"\beval\s*\(|\bnew\s+Function\b"),
    ("another origin", r"\b(src|href)=[\"']https?:|url\([\"']?https?:"),
)
MARKUP = (
    ("style attribute", r"<[^<>]*\sstyle\s*=[^<>]*>"),
    ("inline handler", r"<[^<>]*\son[a-z]+\s*=\s*[\"'](?!\{)[^<>]*>"),
    ("inline script", r"<script(?![^>]*\b(src|lang|module)\b)[^>]*>"),
)
TEST_CODE = (
    ("sleep", r"\b(sleep_for|sleep_until|usleep|nanosleep|waitForTimeout)\b"),
    ("test switched off", r"\b(GTEST_SKIP|DISABLED_\w+)|\b(it|test|describe)\.(only|skip|todo)\b"),
)


def files_of(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS)
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix not in BINARY and not path.is_symlink():
                yield path.relative_to(root).as_posix()


def check_includes(path, text, root):
    room = room_of(path)
    if room is None:
        yield 1, "room", "C++ outside of every room"
        return
    for line, quoted, what in includes(text):
        if not quoted:
            if room_of(what) is not None:
                yield line, "include", f"<{what}> is ours: write it in quotes"
            elif not room.may_include_library(what):
                yield line, "law of the rooms", f"{room.folder} may not include <{what}>"
        elif ".." in what.split("/") or not (root / what).is_file():
            yield line, "include", f'"{what}" is not a path from the root of the repository'
        elif not room.may_include_room(what):
            yield line, "law of the rooms", f"{room.folder} may not include {what}"


def check_cpp(path, text, root):
    yield from check_includes(path, text, root)
    code = code_only(text)
    if path.startswith(("shared/", "wasm/")):
        for rule, pattern in SHARED_CODE:
            for line, found in matches(pattern, code):
                yield line, rule, f"{found} in {path.split('/')[0]}/"
    if path.endswith(".hpp") and not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield 1, "header", "no #pragma once"


def check_patterns(text, rules):
    for rule, pattern in rules:
        for line, found in matches(pattern, text):
            yield line, rule, found


def check_name(path):
    name = Path(path).name
    stem = name.split(".")[0]
    if Path(path).suffix in CPP and not re.fullmatch(r"[a-z0-9_]+\.[a-z]+", name):
        yield 1, "name", "C++ files are named in snake_case"
    if Path(path).suffix in SCRIPT and not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", name):
        yield 1, "name", "script files are named in kebab-case"
    if Path(path).suffix in {".h", ".cc", ".cxx", ".hh"}:
        yield 1, "name", "C++ files end in .hpp and .cpp"
    if Path(path).suffix in CPP | WEB:
        for word in re.findall(r"[A-Z]?[a-z0-9]+", stem):
            if word.lower() in VAGUE_WORDS:
                yield 1, "name", f'"{word}" says nothing about the content'


def check_file(path, root):
    try:
        text = (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield 1, "text", "is not UTF-8"
        return
    suffix = Path(path).suffix
    yield from check_name(path)
    if suffix in COUNTED and text.count("\n") > LONGEST_FILE:
        yield LONGEST_FILE + 1, "length", f"{text.count(chr(10))} lines, at most {LONGEST_FILE}: split by noun"
    if Path(path).name == "package-lock.json":
        yield from check_patterns(text, (("package address", r'"resolved": "http[^"]*"'),))
        return
    yield from check_patterns(text, (("unfinished", UNFINISHED), ("machine path", MACHINE_PATH)))
    if suffix in CPP:
        yield from check_cpp(path, text, root)
    # What the pages' policy would stop in the browser must not get that far.
    if path.startswith("web/") and not path.startswith("web/tests/"):
        if suffix in WEB | {".css"}:
            yield from check_patterns(text, WEB_CODE)
        if suffix in {".svelte", ".html"}:
            yield from check_patterns(text, MARKUP)
    if path.startswith(("tests/", "web/")) and not path.startswith("tests/tidy/") and suffix in CPP | SCRIPT:
        yield from check_patterns(text, TEST_CODE)


def violations(root):
    root = Path(root)
    for path in files_of(root):
        for line, rule, why in check_file(path, root):
            yield path, line, rule, why


def main():
    found = list(violations(sys.argv[1] if len(sys.argv) > 1 else "."))
    for path, line, rule, why in found:
        print(f"{path}:{line}: {rule}: {why}")
    print(f"{len(found)} violations")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
