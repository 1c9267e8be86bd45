#pragma once

#include <cstring>
#include <type_traits>

#include "shared/roster/address_shape.hpp"
#include "shared/roster/packing.hpp"
#include "shared/roster/packing_ids.hpp"

/// The two ends of a packed record: `packing.cpp` describes it once for both.
namespace usher {

/// What the one record leaves for the next.
struct PackingTrail {
    /// Of the year 2020, so that what is newer is a smaller step.
    std::uint64_t id_time = 1'577'836'800'000;
    std::int64_t time = 0;
    std::uint64_t change = 0;
};

/// How a text stands to one that is known. One that is written out adds its size.
constexpr std::uint64_t text_as_known = 0;
constexpr std::uint64_t text_in_capitals = 1;
constexpr std::uint64_t text_written_out = 2;

/// The text with a capital at the beginning of each word of ASCII letters.
inline std::string with_capitals(std::string_view text) {
    std::string capitals{text};
    bool in_word = false;
    for (char& letter : capitals) {
        const bool is_small = letter >= 'a' && letter <= 'z';
        if (is_small && !in_word) letter = static_cast<char>(letter - 'a' + 'A');
        in_word = is_small || static_cast<unsigned char>(letter) >= 0x80U;
    }
    return capitals;
}

class PackWriter {
public:
    static constexpr bool reads = false;

    /// Whether the dictionary's entries are written where they are first named.
    PackWriter(std::array<std::string*, packing_streams> streams, PackingWords& words,
               bool is_whole, const PackingTexts& texts)
        : streams_{streams}, words_{words}, is_whole_{is_whole}, texts_{texts} {}

    bool good() const { return true; }
    bool is_whole() const { return is_whole_; }
    PackingTrail& trail() { return trail_; }
    const PackingTexts& texts() const { return texts_; }

    template <class Number>
    void number(const Number& value) {
        write(PackingStream::numbers, static_cast<std::uint64_t>(value));
    }
    template <class Choice>
    void choice(const Choice& value, int /*count*/) {
        write(PackingStream::numbers, static_cast<std::uint64_t>(value));
    }
    /// The base is the instant that it probably is near to.
    void time(const Instant& value, Instant base) { write_step(value.ms - base.ms); }
    void step(std::uint64_t value, std::uint64_t& before) {
        write_step(static_cast<std::int64_t>(value - before));
        before = value;
    }
    void leading_id(const Bits128& id) {
        step(id_time(id), trail_.id_time);
        id_rest(id);
    }
    void id(const Bits128& id) {
        stream(PackingStream::ids)
            .append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
    }
    void id_beside(const Bits128& value, const Bits128& near) {
        const bool is_near = std::memcmp(value.bytes.data(), near.bytes.data(), 14) == 0 &&
                             id_end(value) > id_end(near);
        number(is_near ? id_end(value) - id_end(near) : 0U);
        if (!is_near) id_of_time(value, id_time(near));
    }
    /// One that probably was made near to the time.
    void id_of_time(const Bits128& value, std::uint64_t time) {
        write_step(static_cast<std::int64_t>(id_time(value) - time));
        id_rest(value);
    }
    void known_id(const Bits128& value) {
        const std::size_t before = words_.ids();
        const std::uint32_t at = words_.number_of(value);
        number(at);
        if (is_whole_ && at == before) id(value);
    }
    void known_word(const std::string& value) {
        const std::size_t before = words_.words();
        const std::uint32_t at = words_.number_of(value);
        number(at);
        if (is_whole_ && at == before) text(value);
    }
    void text(std::string_view value) {
        number(value.size());
        stream(PackingStream::texts).append(value);
    }
    /// Whether the known text is enough; else `part` of the value was written out.
    bool text_beside(std::string_view value, std::string_view known, std::string_view part) {
        const bool is_known = value == known;
        const bool is_enough = is_known || value == with_capitals(known);
        if (is_enough) {
            number(is_known ? text_as_known : text_in_capitals);
        } else {
            number(text_written_out + part.size());
            stream(PackingStream::texts).append(part);
        }
        return is_enough;
    }
    /// A local part beside the name: the shape of its beginning, and its rest.
    void shaped(std::string_view local_part, std::string_view name) {
        const AddressShape shape = address_shape(local_part, name);
        const std::string_view rest = local_part.substr(shape.size);
        number(shape.number + address_shapes * rest.size());
        stream(PackingStream::texts).append(rest);
    }

private:
    std::string& stream(PackingStream which) {
        return *streams_.at(static_cast<std::size_t>(which));
    }
    void id_rest(const Bits128& id) {
        stream(PackingStream::ids)
            .append(reinterpret_cast<const char*>(id.bytes.data()) + id_time_bytes,
                    id.bytes.size() - id_time_bytes);
    }
    void write(PackingStream which, std::uint64_t value) {
        std::string& bytes = stream(which);
        for (; value >= 0x80U; value >>= 7U) bytes += static_cast<char>(value | 0x80U);
        bytes += static_cast<char>(value);
    }
    // Zigzag: small steps back are small numbers too.
    void write_step(std::int64_t step) {
        write(PackingStream::times,
              static_cast<std::uint64_t>(step) << 1U ^ static_cast<std::uint64_t>(step >> 63U));
    }

    std::array<std::string*, packing_streams> streams_;
    PackingWords& words_;
    bool is_whole_;
    PackingTexts texts_;
    PackingTrail trail_;
};

/// Once something is wrong it reads zeros and nothing, and `good` is false.
class PackReader {
public:
    static constexpr bool reads = true;

    /// Of a whole block: `words` takes the entries in. Else it has them.
    PackReader(std::array<std::string_view*, packing_streams> streams, PackingWords& words)
        : streams_{streams}, words_{words}, grows_{&words} {}
    PackReader(std::array<std::string_view*, packing_streams> streams, const PackingWords& words,
               const PackingTexts& texts)
        : streams_{streams}, words_{words}, texts_{texts} {}

    bool good() const { return good_; }
    bool is_whole() const { return grows_ != nullptr; }
    void fail() { good_ = false; }
    PackingTrail& trail() { return trail_; }
    const PackingTexts& texts() const { return texts_; }

    template <class Number>
    void number(Number& value) {
        const std::uint64_t read = this->read(PackingStream::numbers);
        value = static_cast<Number>(read);
        if (static_cast<std::uint64_t>(value) != read) fail();
    }
    template <class Choice>
    void choice(Choice& value, int count) {
        const std::uint64_t read = this->read(PackingStream::numbers);
        if (read >= static_cast<std::uint64_t>(count)) return fail();
        value = static_cast<Choice>(read);
    }
    void time(Instant& value, Instant base) {
        value.ms = static_cast<std::int64_t>(static_cast<std::uint64_t>(base.ms) + read_step());
    }
    void step(std::uint64_t& value, std::uint64_t& before) {
        value = before + read_step();
        before = value;
    }
    void leading_id(Bits128& id) {
        std::uint64_t time = 0;
        step(time, trail_.id_time);
        set_id_time(id, time);
        id_rest(id);
    }
    void id(Bits128& id) { copy(id.bytes.data(), id.bytes.size()); }
    void id_beside(Bits128& value, const Bits128& near) {
        const std::uint64_t step = read(PackingStream::numbers);
        if (step == 0) return id_of_time(value, id_time(near));
        if (step > 0xffffU || id_end(near) + step > 0xffffU) return fail();
        value = near;
        set_id_end(value, id_end(near) + step);
    }
    void id_of_time(Bits128& value, std::uint64_t time) {
        set_id_time(value, time + read_step());
        id_rest(value);
    }
    void known_id(Bits128& value) {
        const std::uint64_t at = read(PackingStream::numbers);
        if (grows_ != nullptr && at == words_.ids()) {
            id(value);
            if (grows_->number_of(value) != at) fail();
            return;
        }
        const Bits128* known = words_.id(at);
        if (known == nullptr) return fail();
        value = *known;
    }
    void known_word(std::string& value) {
        const std::uint64_t at = read(PackingStream::numbers);
        if (grows_ != nullptr && at == words_.words()) {
            text(value);
            if (good_ && grows_->number_of(value) != at) fail();
            return;
        }
        const std::string* known = words_.word(at);
        if (known == nullptr) return fail();
        value = *known;
    }
    void text(std::string& value) { take_text(value, read(PackingStream::numbers)); }
    /// Whether the known text was enough; else a part of the value was written out.
    bool text_beside(std::string& value, std::string_view known) {
        const std::uint64_t how = read(PackingStream::numbers);
        if (how >= text_written_out) {
            take_text(value, how - text_written_out);
            return false;
        }
        value = how == text_as_known ? std::string{known} : with_capitals(known);
        return true;
    }
    void shaped(std::string& local_part, std::string_view name) {
        const std::uint64_t how = read(PackingStream::numbers);
        std::string rest;
        take_text(rest, how / address_shapes);
        local_part = shape_address(static_cast<std::size_t>(how % address_shapes), name) + rest;
    }

private:
    void id_rest(Bits128& id) {
        copy(id.bytes.data() + id_time_bytes, id.bytes.size() - id_time_bytes);
    }
    void take_text(std::string& value, std::uint64_t size) {
        std::string_view& bytes = stream(PackingStream::texts);
        if (size > bytes.size()) return fail();
        value.assign(bytes.substr(0, static_cast<std::size_t>(size)));
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    std::string_view& stream(PackingStream which) {
        return *streams_.at(static_cast<std::size_t>(which));
    }
    std::uint64_t read(PackingStream which) {
        std::string_view& bytes = stream(which);
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !bytes.empty() && good_; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(bytes.front());
            bytes.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if (byte < 0x80U) return value;
        }
        fail();
        return 0;
    }
    std::uint64_t read_step() {
        const std::uint64_t read = this->read(PackingStream::times);
        return read >> 1U ^ (~(read & 1U) + 1U);
    }
    void copy(std::uint8_t* to, std::size_t size) {
        std::string_view& bytes = stream(PackingStream::ids);
        if (size > bytes.size()) return fail();
        std::memcpy(to, bytes.data(), size);
        bytes.remove_prefix(size);
    }

    std::array<std::string_view*, packing_streams> streams_;
    const PackingWords& words_;
    PackingWords* grows_ = nullptr;
    PackingTexts texts_;
    PackingTrail trail_;
    bool good_ = true;
};

}  // namespace usher
