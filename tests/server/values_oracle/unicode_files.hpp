#pragma once

#include <functional>
#include <string>
#include <vector>

namespace usher::test {

/// The Unicode version in which a code point was assigned; 0 for one that never was.
std::vector<double> ages();

/// ASCII that no domain has, and the code points that NFKC_Casefold turns into a sequence with it.
/// In order.
std::vector<char32_t> folded_to_foreign_ascii();

/// Calls `use` with every column of every line of NormalizationTest.txt.
void for_each_normalization_test(
    const std::function<void(const std::vector<std::u32string>& columns)>& use);

std::string utf8(const std::u32string& text);

}  // namespace usher::test
