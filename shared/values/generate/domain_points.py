"""Which code points a domain name may have, and what becomes of the others.

Mapping: Unicode Technical Standard #46, non-transitional, as NFKC_Casefold with the exceptions named here. Validity: RFC 5892
section 3, derived from the properties. What can never end in a valid label is left out of the tables: it is refused anyway."""

# RFC 5892 section 2.6, and CONTEXTO, whose rules a registry applies, not one who looks a name up (RFC 5891 section 5.4).
EXCEPTIONALLY_VALID = {
    0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007, 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, *range(0x660, 0x66A), *range(0x6F0, 0x6FA)
}
EXCEPTIONALLY_DISALLOWED = {0x640, 0x7FA, 0x302E, 0x302F, *range(0x3031, 0x3036), 0x303B}
# Section 2.5: combining marks for symbols, musical symbols, ancient Greek musical notation.
DISALLOWED_BLOCKS = {*range(0x20D0, 0x2100), *range(0x1D100, 0x1D250)}
# CONTEXTJ: the joiners, allowed where section A.1 and A.2 say so.
JOINERS = {0x200C, 0x200D}
LETTERS_AND_DIGITS = {"Ll", "Lu", "Lo", "Nd", "Lm", "Mn", "Mc"}

# UTS #46 section 4: kept as they are, though folding would change them; the capital follows its small letter since 15.1.
DEVIATIONS = {0xDF, 0x3C2, *JOINERS}
CAPITAL_SHARP_S = {0x1E9E: (0xDF,)}
FULL_STOPS = {point: (0x2E,) for point in (0x3002, 0xFF0E, 0xFF61)}
# What UTS #46 ignores. The other invisible code points are refused.
IGNORED = {
    0xAD, 0x34F, 0x180B, 0x180C, 0x180D, 0x180F, 0x200B, 0x2060, 0x2064, 0xFEFF,
    *range(0xFE00, 0xFE10), *range(0x1BCA0, 0x1BCA4), *range(0xE0100, 0xE01F0)
}


class DomainPoints:
    """`valid` code points, `mapping` of others to them, and `composed`: pairs that normalization joins."""

    def __init__(self, data):
        self.valid = {point for point in data.category if _is_valid(data, point)} | JOINERS
        self.composed = {point: parts for point, parts in data.composed.items() if point in self.valid}
        # Conjoining jamo are not valid themselves, but the syllables they make are.
        kept = self.valid | data.jamo
        self.mapping = {
            point: result for point, result in data.case_folded.items()
            if point not in DEVIATIONS and all(part in kept for part in result) and (result or point in IGNORED)
        } | CAPITAL_SHARP_S | FULL_STOPS
        assert all(len(parts) == 2 and kept.issuperset(parts) for parts in self.composed.values())
        assert not any(part in self.mapping for result in self.mapping.values() for part in result)


def _is_valid(data, point):
    if point < 0x80:
        return chr(point) in "-0123456789abcdefghijklmnopqrstuvwxyz"
    if point in EXCEPTIONALLY_VALID:
        return True
    disallowed = (EXCEPTIONALLY_DISALLOWED, DISALLOWED_BLOCKS, data.jamo, data.ignorable, data.case_folded)
    return data.category[point] in LETTERS_AND_DIGITS and not any(point in points for points in disallowed)
