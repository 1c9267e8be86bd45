#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace usher::test {

/// Where the difference of a figure between two samples lies: it is below `low` with a chance of
/// alpha at most, and above `high` with one of alpha at most.
struct Interval {
    double low = 0;
    double high = 0;

    /// The two one-sided tests (TOST): the difference is shown to be smaller than the margin,
    /// either way. That a difference was not shown proves nothing.
    bool is_within(double margin) const { return -margin < low && high < margin; }
};

/// Of pairs that were measured side by side: the mean of what the first took more than the second.
/// Both have the same size, at least 30.
Interval mean_difference(const std::vector<double>& first, const std::vector<double>& second,
                         double alpha);

/// The difference of a quantile (0.5: the median). Both have at least 100 values. Asks nothing of
/// how they are spread, and is rather too wide than too narrow.
Interval quantile_difference(std::vector<double> first, std::vector<double> second, double part,
                             double alpha);

/// The chance that one of the first is greater than one of the second (the area under the ROC
/// curve). 0.5: whoever sees one value learns nothing of which it is.
double distinguishability(const std::vector<double>& first, const std::vector<double>& second);

/// How many standard deviations a normally spread figure stays below with the chance of 1 - alpha.
double normal_quantile(double one_minus_alpha);

}  // namespace usher::test
