#include "shared/roster/replica.hpp"

#include <algorithm>

namespace usher {

void Replica::put(News news) {
    take_back_predictions();
    if (news.organization) roster_.put(std::move(*news.organization));
    for (Record& record : news.people) roster_.put(home_, std::move(record));
    for (const PersonId id : news.gone) roster_.remove(home_, id);
    reached_ = std::max(reached_, news.reached);
    if (!news.more) loaded_ = true;
    pending_.remove_if(
        [&](const Pending& pending) { return pending.change && *pending.change <= reached_; });
    replay();
}

Decision Replica::submit(std::uint64_t sequence, Command command) {
    if (!loaded_) {
        pending_.push_back({sequence, std::move(command), std::nullopt});
        return {};
    }
    Decision decision = predict(command);
    if (!decision.refused()) pending_.push_back({sequence, std::move(command), std::nullopt});
    ++version_;
    return decision;
}

std::optional<Replica::Pending> Replica::settle(const Answered& answered) {
    const auto found = std::find_if(pending_.begin(), pending_.end(), [&](const Pending& pending) {
        return pending.sequence == answered.sequence;
    });
    if (found == pending_.end()) return std::nullopt;
    if (!answered.refused && answered.change > reached_) {
        found->change = answered.change;
        return std::nullopt;
    }
    take_back_predictions();
    std::optional<Pending> refused;
    if (answered.refused) refused.emplace(std::move(*found));
    pending_.erase(found);
    replay();
    return refused;
}

void Replica::take_back_predictions() {
    for (auto& [id, record] : confirmed_) {
        if (record) {
            roster_.put(home_, std::move(*record));
        } else {
            roster_.remove(home_, id);
        }
    }
    confirmed_.clear();
    if (confirmed_organization_) roster_.put(*std::move(confirmed_organization_));
    confirmed_organization_.reset();
}

void Replica::replay() {
    ++version_;
    if (!loaded_) return;
    for (const Pending& pending : pending_) predict(pending.command);
}

Decision Replica::predict(const Command& command) {
    Decision decision = usher::predict(roster_, command);
    for (const Event& event : decision.events) {
        for (const PersonId id : people_of(event)) {
            if (confirmed_.count(id) > 0) continue;
            const Record* record = roster_.person(home_, id);
            confirmed_[id] = record == nullptr ? std::nullopt : std::optional{*record};
        }
        if (is_of_organization_itself(event) && !confirmed_organization_)
            confirmed_organization_.emplace(*roster_.organization(home_));
        evolve_predicted(roster_, event);
    }
    return decision;
}

}  // namespace usher
