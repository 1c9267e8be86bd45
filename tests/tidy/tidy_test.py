#!/usr/bin/env python3
"""Feeds tidy.py small trees, each with one thing wrong, and expects exactly that one violation."""
import tempfile
import unittest
from pathlib import Path

from tidy import violations

HEADER = "#pragma once\n"
# Headers that the bad files below include, so that the include itself exists.
GOOD_TREE = {
    "shared/values/instant.hpp": HEADER + "#include <cstdint>\n",
    "shared/policy/limits.hpp": HEADER + '#include "shared/values/instant.hpp"\n',
    "shared/values/name.cpp": '#include "shared/policy/limits.hpp"\n',
    "shared/values/id.hpp": HEADER + "#include <string>\n// throw, system_clock and <thread> are only words here.\n",
    "shared/policy/permission.hpp": HEADER + '#include "shared/values/id.hpp"\n',
    "shared/lifecycle/decide.hpp": HEADER + '#include "shared/policy/permission.hpp"\n',
    "shared/roster/roster.hpp": HEADER + '#include "shared/lifecycle/decide.hpp"\n',
    "shared/wire/codec.cpp": '#include <nlohmann/json.hpp>\n#include "shared/roster/roster.hpp"\n',
    "wasm/bindings.cpp": '#include <emscripten/emscripten.h>\n#include "shared/roster/roster.hpp"\n',
    "server/app/ports.hpp": HEADER + '#include <mutex>\n#include "shared/lifecycle/decide.hpp"\n',
    "server/auth/password.cpp": '#include <sodium.h>\n#include "server/app/ports.hpp"\n',
    "server/http/gate.hpp": HEADER + '#include <boost/beast.hpp>\n#include "server/app/ports.hpp"\n',
    "server/main.cpp": '#include <CLI/CLI.hpp>\n#include "server/http/gate.hpp"\n',
    "tests/shared/id_test.cpp": '#include <gtest/gtest.h>\n#include "shared/values/id.hpp"\nauto text = R"(throw)"; int big = 1\'000;\n',
    "web/src/button.svelte": '<script lang="ts">\n</script>\n<button class="primary" onclick={send}>Send</button>\n',
    "web/index.html": '<script type="module" src="/main.ts"></script>\n',
}


def found_in(files):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {**GOOD_TREE, **files}.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return [(path, line, rule) for path, line, rule, _ in violations(folder)]


# (rule, path, line of the violation, text)
BAD = [
    # Inside shared/, from the ground up.
    ("law of the rooms", "shared/values/a.hpp", 2, HEADER + '#include "shared/policy/permission.hpp"\n'),
    ("law of the rooms", "shared/values/instant.hpp", 2, HEADER + '#include "shared/values/id.hpp"\n'),
    ("law of the rooms", "shared/policy/limits.hpp", 2, HEADER + '#include "shared/values/id.hpp"\n'),
    ("law of the rooms", "shared/policy/a.hpp", 2, HEADER + '#include "shared/lifecycle/decide.hpp"\n'),
    ("law of the rooms", "shared/lifecycle/a.hpp", 2, HEADER + '#include "shared/roster/roster.hpp"\n'),
    ("law of the rooms", "shared/lifecycle/a.cpp", 1, '#include "server/app/ports.hpp"\n'),
    # No clock, no randomness, no I/O, no thread, no exception.
    *[
        ("law of the rooms", "shared/plan/a.cpp", 1, f"#include <{name}>\n")
        for name in ("random", "thread", "mutex", "iostream", "fstream", "cstdio", "ctime", "unistd.h", "nlohmann/json.hpp")
    ],
    ("clock", "shared/plan/a.cpp", 2, "#include <chrono>\nauto now = std::chrono::system_clock::now();\n"),
    ("randomness", "shared/plan/a.cpp", 1, "std::random_device device;\n"),
    ("throw", "shared/plan/a.cpp", 1, "void f() { throw 1; }\n"),
    ("environment", "shared/plan/a.cpp", 1, 'auto home = std::getenv("HOME");\n'),
    # Between the folders.
    ("law of the rooms", "shared/wire/a.cpp", 1, "#include <boost/json.hpp>\n"),
    ("law of the rooms", "wasm/a.cpp", 1, '#include "server/app/ports.hpp"\n'),
    ("throw", "wasm/a.cpp", 1, "void f() { throw 1; }\n"),
    ("law of the rooms", "server/app/a.cpp", 1, "#include <boost/asio.hpp>\n"),
    ("law of the rooms", "server/app/a.cpp", 1, "#include <unistd.h>\n"),
    ("law of the rooms", "server/app/a.cpp", 1, '#include "server/http/gate.hpp"\n'),
    ("law of the rooms", "server/http/a.cpp", 1, "#include <sqlite3.h>\n"),
    ("law of the rooms", "server/http/a.cpp", 1, "#include <nlohmann/json.hpp>\n"),
    ("law of the rooms", "server/store/a.cpp", 1, "#include <curl/curl.h>\n"),
    ("law of the rooms", "server/store/a.cpp", 1, '#include "server/http/gate.hpp"\n'),
    ("law of the rooms", "server/auth/a.cpp", 1, '#include "server/http/gate.hpp"\n'),
    ("law of the rooms", "server/auth/a.cpp", 1, "#include <sqlite3.h>\n"),
    ("law of the rooms", "server/mail/a.cpp", 1, "#include <openssl/ssl.h>\n"),
    ("law of the rooms", "server/app/a.cpp", 1, "#include <date/tz.h>\n"),
    ("law of the rooms", "server/main.cpp", 1, "#include <sqlite3.h>\n"),
    ("law of the rooms", "tests/shared/a.cpp", 1, '#include "server/app/ports.hpp"\n'),
    ("room", "common_place/a.cpp", 1, "int a;\n"),
    # How an include is written.
    ("include", "shared/values/a.cpp", 1, '#include "../values/id.hpp"\n'),
    ("include", "shared/values/a.cpp", 1, '#include "id.hpp"\n'),
    ("include", "shared/values/a.cpp", 1, '#include "shared/values/absent.hpp"\n'),
    ("include", "shared/values/a.cpp", 1, "#include <shared/values/id.hpp>\n"),
    ("header", "shared/values/a.hpp", 1, "int a;\n"),
    # Length, names, left-overs.
    ("length", "shared/values/a.cpp", 311, "int a;\n" * 311),
    ("length", "web/src/a.css", 311, "\n" * 311),
    ("length", "web/src/a.svelte", 311, "\n" * 311),
    ("length", "web/src/a.ts", 311, "\n" * 311),
    ("name", "shared/values/EmailAddress.cpp", 1, "int a;\n"),
    ("name", "shared/values/string_util.cpp", 1, "int a;\n"),
    ("name", "web/src/peopleView.ts", 1, "\n"),
    ("name", "shared/values/a.h", 1, "int a;\n"),
    ("unfinished", "shared/values/a.cpp", 2, "int a;\n// TO" "DO later\n"),
    ("unfinished", "README.md", 1, "FIX" "ME\n"),
    ("unfinished", "web/src/a.ts", 1, "// XX" "X\n"),
    ("machine path", "README.md", 1, "see /ho" "me/someone/notes\n"),
    ("machine path", "scripts/a", 1, "cd /wo" "rk/main\n"),
    ("machine path", "tests/a.cpp", 1, '#define FOLDER "/t' 'mp/x"\n'),
    ("package address", "package-lock.json", 1, '{"resolved": "https://registry.example/a.tgz"}\n'),
    # The pages' policy.
    ("markup from text", "web/src/a.ts", 1, "element.inner" "HTML = text;\n"),
    ("markup from text", "web/src/a.svelte", 1, "<p>{@ht" "ml text}</p>\n"),
    ("code from text", "web/src/a.ts", 1, "ev" "al(text);\n"),
    ("code from text", "web/src/a.ts", 1, "new Func" "tion(text);\n"),
    ("another origin", "web/src/a.css", 1, "p { background: url(https://example.org/a.png); }\n"),
    ("another origin", "web/account.html", 1, '<img src="https://example.org/a.png">\n'),
    ("style attribute", "web/src/a.svelte", 1, '<p style="color: red">\n'),
    ("inline handler", "web/account.html", 1, '<p onclick="send()">\n'),
    ("inline script", "web/account.html", 1, "<script>send()</script>\n"),
    # Tests that prove less than they say.
    ("sleep", "tests/server/a.cpp", 1, "void f() { std::this_thread::sleep_for(x); }\n"),
    ("test switched off", "tests/server/a.cpp", 1, "TEST(Invite, DISABLED_Works) {}\n"),
    ("test switched off", "web/src/a.test.ts", 1, "it.only('works', f);\n"),
]


class Tidy(unittest.TestCase):
    def test_a_good_tree_has_no_violation(self):
        self.assertEqual(found_in({}), [])

    def test_each_rule_finds_its_one_violation(self):
        for rule, path, line, text in BAD:
            with self.subTest(rule=rule, path=path, text=text[:60]):
                self.assertEqual(found_in({path: text}), [(path, line, rule)])


if __name__ == "__main__":
    unittest.main()
