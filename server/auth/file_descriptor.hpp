#pragma once

#include <unistd.h>

#include <utility>

namespace usher::auth {

/// An open file of the system, closed when it goes. May be none: then it is false.
class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_{number} {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    ~FileDescriptor() {
        if (number_ >= 0) ::close(number_);
    }

    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }

private:
    int number_;
};

}  // namespace usher::auth
