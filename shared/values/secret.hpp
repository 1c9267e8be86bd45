#pragma once

#include <cstring>
#include <string>
#include <utility>

namespace usher {

/// Text that must not be seen: it has no stream operator, no formatter and no implicit conversion,
/// so that a log line that mentions it does not compile. `reveal` is the one door, easy to search
/// for. The bytes are wiped when it goes.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text) : text_{std::move(text)} {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : text_{std::move(other.text_)} { other.wipe(); }
    Secret& operator=(const Secret& other) {
        if (this != &other) {
            wipe();
            text_ = other.text_;
        }
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            wipe();
            text_ = std::move(other.text_);
            other.wipe();
        }
        return *this;
    }
    ~Secret() { wipe(); }

    const std::string& reveal() const { return text_; }
    bool empty() const { return text_.empty(); }

private:
    // The whole buffer: a moved-from or shortened string still holds its bytes behind its end.
    void wipe() {
        text_.resize(text_.capacity());
        std::memset(text_.data(), 0, text_.size());
        // Whoever reads on may look at the bytes, for all that the compiler knows.
        asm volatile("" : : "r"(text_.data()) : "memory");
        text_.clear();
    }

    std::string text_;
};

}  // namespace usher
