#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/support/running_house.hpp"

namespace usher::test {

/// What the server made itself, and what a vector calls it.
using Ids = std::map<std::string, std::string>;

/// The house's organizations are as the events make them: the feed, as who sees the most of them
/// sees it, and what no feed shows, the counts and claims.
void expect_feeds(RunningHouse& house, const std::vector<Event>& events, const Ids& ids);

/// The outbox is as the events make it.
void expect_mail(RunningHouse& house, const std::vector<Event>& events);

}  // namespace usher::test
