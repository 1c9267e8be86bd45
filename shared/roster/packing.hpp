#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/state.hpp"
#include "shared/roster/row_table.hpp"

/// Records in few bytes: what many of them name (roles, inviters, languages, domains) stands once
/// in a dictionary, an id made beside another as the step between them, a time as the step from the
/// one before it.
namespace usher {

/// What packed records name by number. It only grows.
class PackingWords {
public:
    std::uint32_t number_of(const Bits128& id);
    std::uint32_t number_of(std::string_view word);
    const Bits128* id(std::uint64_t number) const;
    const std::string* word(std::uint64_t number) const;
    std::size_t ids() const { return ids_.size(); }
    std::size_t words() const { return words_.size(); }

private:
    std::vector<Bits128> ids_;
    std::vector<std::string> words_;
    RowTable by_id_;
    RowTable by_word_;
};

/// The streams that packed bytes are sorted into: alike stands beside alike, so that it compresses.
enum class PackingStream : std::uint8_t { ids = 0, numbers = 1, times = 2, texts = 3 };
constexpr std::size_t packing_streams = 4;

/// A block of packed records that whoever reads it needs nothing else for: the dictionary's entries
/// stand where they are first named.
using PackedBlock = std::array<std::string, packing_streams>;
using PackedBlockView = std::array<std::string_view, packing_streams>;

PackedBlock pack_block(const std::vector<Record>& records);
/// Hands on each record as it is read, so that there need not be room for all of them. False: the
/// bytes are not a block of so many records, or one of their values is none; what came before has
/// been handed on.
using RecordSink = std::function<void(const Record&)>;
bool unpack_block(const PackedBlockView& block, std::size_t records, const RecordSink& sink);

/// What is known of a record without its packed bytes: its name and its address as they are
/// searched, of which most differ in their capitals at most.
struct PackingTexts {
    std::string_view name;
    std::string_view address;
};

/// Appends one record to the bytes; the dictionary and the texts are kept beside them.
void pack(const Record& record, const PackingTexts& texts, PackingWords& words, std::string& bytes);
/// What `pack` wrote with these texts and words; anything else is a broken invariant.
Record unpack(std::string_view bytes, const PackingTexts& texts, const PackingWords& words);

}  // namespace usher
