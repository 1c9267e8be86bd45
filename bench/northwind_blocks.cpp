#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "bench/core/northwind.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/feed.hpp"
#include "shared/wire/json.hpp"

// usher_bench_northwind DIRECTORY COUNT: writes the made-up organization as its feed's blocks
// (0.block, 1.block, ...), a paste (paste.txt), and who and when (facts.json).
namespace {

using namespace usher;

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    if (!out.flush()) throw std::runtime_error{"cannot write " + file.string()};
}

wire::FeedPage page_of(const bench::Northwind& northwind, std::size_t begin) {
    const auto& people = northwind.people();
    const std::size_t end = std::min(begin + limits::records_a_page, people.size());
    wire::FeedPage page;
    page.cursor = "1.63." + std::to_string(end);
    page.reached = end;
    page.more = end < people.size();
    page.now = northwind.now();
    if (begin == 0) page.organization = northwind.organization();
    page.people.assign(people.begin() + static_cast<std::ptrdiff_t>(begin),
                       people.begin() + static_cast<std::ptrdiff_t>(end));
    return page;
}

}  // namespace

int main(int count, char** words) try {
    if (count != 3) throw std::runtime_error{"usher_bench_northwind DIRECTORY COUNT"};
    const std::filesystem::path directory{words[1]};
    const std::size_t people = std::strtoul(words[2], nullptr, 10);
    std::filesystem::create_directories(directory);
    const bench::Northwind northwind{people};
    std::size_t blocks = 0;
    for (std::size_t begin = 0; begin < people; begin += limits::records_a_page)
        write(directory / (std::to_string(blocks++) + ".block"),
              wire::encode_block(page_of(northwind, begin)));
    write(directory / "paste.txt", northwind.paste());
    const wire::Json facts{{"organization", northwind.organization().id.text()},
                           {"founder", northwind.founder().account.text()},
                           {"now", northwind.now().text()},
                           {"blocks", blocks}};
    write(directory / "facts.json", facts.dump());
    return 0;
} catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
}
