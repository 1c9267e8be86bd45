#include "shared/roster/packing.hpp"

namespace usher {
namespace {

template <class Item, class Hash>
std::uint32_t number_in(std::vector<Item>& items, RowTable& table, const Item& item, Hash hash) {
    const auto found =
        table.find(hash(item), [&](std::uint32_t number) { return items[number] == item; });
    if (found) return *found;
    const auto number = static_cast<std::uint32_t>(items.size());
    items.push_back(item);
    if (!table.is_full()) {
        table.insert(hash(item), number);
        return number;
    }
    table.reset(2 * items.size());
    for (std::uint32_t each = 0; each < items.size(); ++each) table.insert(hash(items[each]), each);
    return number;
}

}  // namespace

std::uint32_t PackingWords::number_of(const Bits128& id) {
    return number_in(ids_, by_id_, id, [](const Bits128& each) {
        return hash_of('i', {reinterpret_cast<const char*>(each.bytes.data()), each.bytes.size()});
    });
}

std::uint32_t PackingWords::number_of(std::string_view word) {
    return number_in(words_, by_word_, std::string{word},
                     [](const std::string& each) { return hash_of('w', each); });
}

const Bits128* PackingWords::id(std::uint64_t number) const {
    return number < ids_.size() ? &ids_[static_cast<std::size_t>(number)] : nullptr;
}

const std::string* PackingWords::word(std::uint64_t number) const {
    return number < words_.size() ? &words_[static_cast<std::size_t>(number)] : nullptr;
}

}  // namespace usher
