"""Reads the Unicode Character Database as Debian's package unicode-data lays it out."""
from pathlib import Path


class UnicodeData:
    """The properties that domain names and names of people need, by code point."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.category, self.bidi, self.combining_class, decomposition = {}, {}, {}, {}
        first = 0
        for field in self._rows("UnicodeData.txt"):
            point = int(field[0], 16)
            if field[1].endswith("First>"):
                first = point
                continue
            for each in range(first if field[1].endswith("Last>") else point, point + 1):
                self.category[each], self.bidi[each] = field[2], field[4]
                self.combining_class[each] = int(field[3])
            if field[5] and not field[5].startswith("<"):
                decomposition[point] = _sequence(field[5])

        derived = "DerivedNormalizationProps.txt"
        self.case_folded = {
            point: _sequence(field[2])
            for field in self._rows(derived) if field[1] == "NFKC_CF" for point in _points(field[0])
        }
        excluded = self._with(derived, "Full_Composition_Exclusion")
        self.composed = {point: parts for point, parts in decomposition.items() if point not in excluded}
        self.ignorable = (
            self._with("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
            | self._with("PropList.txt", "White_Space", "Noncharacter_Code_Point")
        )
        self.jamo = self._with("HangulSyllableType.txt", "L", "V", "T")
        self.joining = self._values("extracted/DerivedJoiningType.txt")
        self.script = self._values("Scripts.txt")

    def _rows(self, name):
        for line in (self.folder / name).read_text(encoding="utf-8").splitlines():
            content = line.split("#")[0]
            if content.strip():
                yield [field.strip() for field in content.split(";")]

    def _with(self, name, *values):
        return {point for field in self._rows(name) if field[1] in values for point in _points(field[0])}

    def _values(self, name):
        return {point: field[1] for field in self._rows(name) for point in _points(field[0])}


def _points(text):
    ends = text.split("..")
    return range(int(ends[0], 16), int(ends[-1], 16) + 1)


def _sequence(text):
    return tuple(int(point, 16) for point in text.split())
