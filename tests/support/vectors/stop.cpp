#include "tests/support/vectors/stop.hpp"

#include <cstdlib>
#include <iostream>

namespace usher::test {

void stop(const std::string& why) {
    std::cerr << "The tests cannot go on: " << why << std::endl;
    std::abort();
}

}  // namespace usher::test
