#include "tests/support/equivalence.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace usher::test {
namespace {

/// Where a quantile of all that could have been measured lies, by the order of what was: the number
/// of values below it is binomial, here near enough to normal.
Interval quantile(const std::vector<double>& sorted, double part, double deviations) {
    const auto count = static_cast<double>(sorted.size());
    const double middle = count * part;
    const double spread = deviations * std::sqrt(count * part * (1 - part));
    const auto at = [&](double place) {
        return sorted.at(static_cast<std::size_t>(std::clamp(place, 0.0, count - 1)));
    };
    return {at(std::floor(middle - spread) - 1), at(std::ceil(middle + spread))};
}

}  // namespace

Interval mean_difference(const std::vector<double>& first, const std::vector<double>& second,
                         double alpha) {
    assert(first.size() == second.size() && first.size() >= 30);
    const auto count = static_cast<double>(first.size());
    double sum = 0;
    for (std::size_t i = 0; i < first.size(); ++i) sum += first[i] - second[i];
    const double mean = sum / count;
    double squares = 0;
    for (std::size_t i = 0; i < first.size(); ++i)
        squares += std::pow(first[i] - second[i] - mean, 2);
    const double error = std::sqrt(squares / (count - 1) / count);
    const double wide = normal_quantile(1 - alpha) * error;
    return {mean - wide, mean + wide};
}

Interval quantile_difference(std::vector<double> first, std::vector<double> second, double part,
                             double alpha) {
    assert(first.size() >= 100 && second.size() >= 100);
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    // Each of the two may be wrong half as often.
    const double deviations = normal_quantile(1 - alpha / 2);
    const Interval one = quantile(first, part, deviations);
    const Interval other = quantile(second, part, deviations);
    return {one.low - other.high, one.high - other.low};
}

double distinguishability(const std::vector<double>& first, const std::vector<double>& second) {
    struct Value {
        double value;
        bool is_first;
    };
    std::vector<Value> all;
    for (const double value : first) all.push_back({value, true});
    for (const double value : second) all.push_back({value, false});
    std::sort(all.begin(), all.end(),
              [](const Value& left, const Value& right) { return left.value < right.value; });
    // The sum of ranks (Mann and Whitney); equal values share theirs.
    double ranks = 0;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        std::size_t firsts = 0;
        for (; end < all.size() && all[end].value == all[begin].value; ++end)
            firsts += all[end].is_first ? 1 : 0;
        ranks += static_cast<double>(firsts) * (static_cast<double>(begin + end + 1) / 2);
        begin = end;
    }
    const auto size = static_cast<double>(first.size());
    return (ranks - size * (size + 1) / 2) / (size * static_cast<double>(second.size()));
}

// By halving: what is wanted is where the normal distribution's function has the chance.
double normal_quantile(double one_minus_alpha) {
    double low = -10;
    double high = 10;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        const double chance = std::erfc(-middle / std::sqrt(2.0)) / 2;
        (chance < one_minus_alpha ? low : high) = middle;
    }
    return (low + high) / 2;
}

}  // namespace usher::test
