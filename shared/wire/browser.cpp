#include "shared/wire/browser.hpp"

#include "shared/wire/answer.hpp"
#include "shared/wire/command_codec.hpp"
#include "shared/wire/names.hpp"

namespace usher::wire {
namespace {

constexpr std::array verdicts{
    names::Named{"create", Verdict::create}, names::Named{"invite", Verdict::invite},
    names::Named{"no_change", Verdict::no_change}, names::Named{"duplicate", Verdict::duplicate},
    names::Named{"invalid", Verdict::invalid}};

Json errors_json(const Errors& errors) {
    Json array = Json::array();
    for (const Error& error : errors)
        array.push_back({{"code", name(error.code)}, {"field", error.field}});
    return array;
}

Json pending_json(const Replica::Pending& pending) {
    return {{"sequence", pending.sequence}, {"body", to_json(pending.command.body)}};
}

}  // namespace

std::string encode_plan(const std::vector<PlannedRow>& rows) {
    Json array = Json::array();
    for (const PlannedRow& row : rows) {
        array.push_back(
            {{"text", row.text},
             {"name", row.name.text()},
             {"address", row.address ? Json(row.address->text()) : Json(nullptr)},
             {"verdict", names::of(verdicts, row.verdict)},
             {"code", row.code ? Json(name(*row.code)) : Json(nullptr)},
             {"suggestion", row.suggestion ? Json(row.suggestion->text()) : Json(nullptr)}});
    }
    return write(array);
}

std::string encode_put(std::string_view cursor, bool more, bool restart, std::uint64_t version) {
    return write({{"cursor", cursor}, {"more", more}, {"restart", restart}, {"version", version}});
}

std::string encode_failure(const Errors& errors) {
    return write({{"errors", errors_json(errors)}});
}

std::string encode_prediction(const Decision& decision, std::uint64_t version) {
    return write({{"errors", errors_json(decision.errors)},
                  {"notes", errors_json(decision.notes)},
                  {"version", version}});
}

std::string encode_settled(std::uint64_t version, const std::optional<Replica::Pending>& refused,
                           const Errors& errors) {
    Json json{{"version", version}, {"refused", nullptr}};
    if (refused) {
        json["refused"] = pending_json(*refused);
        json["refused"]["errors"] = errors_json(errors);
    }
    return write(json);
}

std::string encode_pending(const std::vector<Replica::Pending>& pending) {
    Json array = Json::array();
    for (const Replica::Pending& each : pending) array.push_back(pending_json(each));
    return write(array);
}

}  // namespace usher::wire
