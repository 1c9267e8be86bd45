#include "server/store/whole_state.hpp"

#include "server/store/organization_rows.hpp"
#include "server/store/reader_pool.hpp"
#include "server/store/record_rows.hpp"

namespace usher::store {
namespace {

constexpr std::size_t records_at_once = 1000;

void read_people(Connection& connection, OrganizationId home, const PersonSink& take) {
    Stamp reached;
    while (true) {
        const auto records = read_records_after(connection, home, reached, records_at_once);
        for (const Record& record : records) take(home, record);
        if (records.size() < records_at_once) return;
        reached = {records.back().change, records.back().person.id};
    }
}

}  // namespace

void read_whole_state(const std::filesystem::path& database,
                      const OrganizationSink& take_organization, const PersonSink& take_person) {
    ReaderPool pool{database};
    Snapshot snapshot{pool};
    Connection& connection = snapshot.connection();
    for (const OrganizationId home : read_organization_ids(connection)) {
        const auto organization = read_organization(connection, home);
        if (!organization) continue;
        take_organization(*organization);
        read_people(connection, home, take_person);
    }
}

}  // namespace usher::store
