#!/usr/bin/env python3
"""unicode_tables.py FOLDER OUTPUT: writes the tables that unicode_tables.hpp declares, from the Unicode data in FOLDER.

Each table is a run of numbers of seven bits a byte, lowest first, the highest bit set where more follows. Like stands by like
(all gaps, then all lengths, ...), because that is what a compressor of the module makes small. unicode.cpp reads them."""
import sys
from pathlib import Path

from domain_points import DomainPoints
from unicode_data import UnicodeData

END = 0x110000
# In the order of the enumerations in unicode.hpp.
BIDI = ("L", "R", "AL", "EN", "AN", "ES", "CS", "ET", "ON", "BN", "NSM")
JOINING = ("U", "L", "R", "D", "T", "C")
SCRIPTS = ("Common", "Latin", "Han", "Hiragana", "Katakana", "Bopomofo", "Hangul")


def number(value):
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(written) + bytes([value])


def numbers(values):
    return b"".join(map(number, values))


def changes(values):
    """Each value as its distance from the one before, the sign in the lowest bit."""
    before, distances = 0, []
    for value in values:
        distances.append((value - before) * 2 if value >= before else (before - value) * 2 - 1)
        before = value
    return distances


def mapping_runs(mapping):
    """(first, count, step, result): code points that are mapped alike. Step 1 and 2: the n-th to result + n * step;
    step 0: all to the same sequence."""
    points, runs, at = sorted(mapping), [], 0
    while at < len(points):
        first, result = points[at], mapping[points[at]]
        count, step = 1, 0
        while mapping.get(first + count) == result:
            count += 1
        if len(result) == 1 and count == 1:
            step = 1
            for each in (1, 2):
                length = 1
                while mapping.get(first + length * each) == (result[0] + length * each,) and (
                    each == 1 or first + length * each - 1 not in mapping
                ):
                    length += 1
                if length > count:
                    count, step = length, each
        runs.append((first, count, step, result))
        at += count
    return runs


def mapping_table(mapping):
    runs, end, gaps = mapping_runs(mapping), 0, []
    for first, count, step, _ in runs:
        gaps.append(first - end)
        end = first + (count - 1) * max(step, 1) + 1
    shapes = [len(result) * 3 + step for _, _, step, result in runs]
    singles = [result[0] for _, _, _, result in runs if len(result) == 1]
    # The same sequences of letters come again and again, which their distances would hide.
    sequences = [part for _, _, _, result in runs if len(result) > 1 for part in result]
    return numbers([
        len(runs), *gaps, *(count - 1 for _, count, _, _ in runs), *shapes, *changes(singles), *sequences
    ])


def composition_table(composed):
    points = sorted(composed)
    parts = [composed[point] for point in points]
    return numbers([
        len(points), *changes(points), *changes(first for first, _ in parts), *changes(second for _, second in parts)
    ])


def run_table(values):
    """`values` gives a number for each code point, or None where it does not matter."""
    starts, kinds = [], []
    for point, value in enumerate(values):
        if value is not None and (not kinds or kinds[-1] != value):
            starts.append(point)
            kinds.append(value)
    starts[0] = 0
    return numbers([len(starts), *changes(starts), *kinds])


def property_tables(data, points):
    """The distinct sets of properties, and which set a code point has. The set 0 is that of every invalid one."""
    sets, values = [(0, 0, 0, 0, 0)], []
    for point in range(END):
        if point in points.valid:
            properties = (
                1, int(data.category[point].startswith("M")), BIDI.index(data.bidi[point]),
                JOINING.index(data.joining.get(point, "U")), data.combining_class[point]
            )
            if properties not in sets:
                sets.append(properties)
            values.append(sets.index(properties))
        else:
            # What is mapped is never asked for.
            values.append(None if point in points.mapping else 0)
    return numbers([len(sets), *(part for each in zip(*sets) for part in each)]), run_table(values)


def script_table(data):
    """The number of each code point's script. Letters that all scripts share take their neighbour's above the blocks of
    symbols, unless East Asia writes them: those left are no part of names."""
    names, values = list(SCRIPTS), []
    for point in range(END):
        script = data.script.get(point)
        if script in ("Common", "Inherited"):
            letter = data.category[point][0] in "LM" and point > 0x2BFF and not 0x3000 <= point <= 0x30FF
            values.append(None if letter else 0)
            continue
        if script and script not in names:
            names.append(script)
        values.append(names.index(script) if script else None)
    return run_table(values)


def array(name, content):
    lines = [", ".join(map(str, content[at : at + 32])) for at in range(0, len(content), 32)]
    return f"constexpr unsigned char {name}[]{{\n" + ",\n".join(lines) + "};\n"


def main():
    folder, output = sys.argv[1:]
    data = UnicodeData(folder)
    points = DomainPoints(data)
    sets, properties = property_tables(data, points)
    tables = {
        "mapping": mapping_table(points.mapping), "compositions": composition_table(points.composed),
        "property_sets": sets, "properties": properties, "scripts": script_table(data)
    }
    Path(output).write_text(
        '#include "shared/values/unicode_tables.hpp"\n\nnamespace usher::unicode {\nnamespace {\n'
        + "".join(array(name, content) for name, content in tables.items())
        + "}  // namespace\n\nconst Tables tables{"
        + ", ".join(f"{{{name}, sizeof({name})}}" for name in tables) + "};\n\n}  // namespace usher::unicode\n",
        encoding="utf-8"
    )


if __name__ == "__main__":
    main()
