"""Reads C++ just far enough: comments and the contents of literals are blanked, every line keeps its number."""
import re

_TOKEN = re.compile(
    r"""(?P<raw>R"(?P<delimiter>[^(\s\\]{0,16})\(.*?\)(?P=delimiter)")
      | (?P<line_comment>//[^\n]*)
      | (?P<block_comment>/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<character>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL,
)
_INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*(?P<how>[<\"])(?P<what>[^>\"\n]+)[>\"]", re.MULTILINE)


def _blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def without_comments(text):
    return _TOKEN.sub(lambda match: _blank(match) if match.lastgroup.endswith("comment") else match.group(), text)


def code_only(text):
    return _TOKEN.sub(_blank, text)


def includes(text):
    """(line number, quoted?, what) of every include directive that is not in a comment."""
    code = without_comments(text)
    for match in _INCLUDE.finditer(code):
        yield code.count("\n", 0, match.start()) + 1, match["how"] == '"', match["what"]


def matches(pattern, text):
    """(line number, matched text) of every match."""
    for match in re.finditer(pattern, text):
        yield text.count("\n", 0, match.start()) + 1, match.group().strip()
