#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace usher::fuzz {

/// What must be true for every input. The fuzzer keeps the input for which it is not.
inline void holds(bool property) {
    if (!property) std::abort();
}

}  // namespace usher::fuzz

/// One run, by a fuzzer's input as text. It follows this macro as the body of a function.
#define USHER_FUZZ(text)                                                                \
    static void run_with(std::string_view text);                                        \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        run_with({reinterpret_cast<const char*>(data), size});                          \
        return 0;                                                                       \
    }                                                                                   \
    static void run_with(std::string_view text)
