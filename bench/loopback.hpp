#pragma once

#include <string>

namespace usher::bench {

/// Says what is wrong and ends the program.
[[noreturn]] void fail(const std::string& what);

/// A connection to a port of the loopback that sends at once. `receive_buffer`: how many bytes wait
/// for a reader at most; 0: as the system has it.
int connect_to(int port, int receive_buffer = 0);

}  // namespace usher::bench
