#include "shared/wire/browser.hpp"

#include <algorithm>

#include "shared/wire/command_codec.hpp"
#include "shared/wire/names.hpp"

namespace usher::wire {
namespace {

constexpr std::array verdicts{
    names::Named{"create", Verdict::create}, names::Named{"invite", Verdict::invite},
    names::Named{"no_change", Verdict::no_change}, names::Named{"duplicate", Verdict::duplicate},
    names::Named{"invalid", Verdict::invalid}};

void write_pending(JsonText& json, const Replica::Pending& pending) {
    json.number("sequence", pending.sequence);
    json.key("body");
    write_organization_body(json, pending.command.body);
}

}  // namespace

std::string encode_plan(const std::vector<PlannedRow>& rows) {
    JsonText json;
    json.begin_array();
    for (const PlannedRow& row : rows) {
        json.begin_object();
        json.text("text", row.text);
        json.text("name", row.name.text());
        json.address("address", row.address);
        json.text("verdict", names::of(verdicts, row.verdict));
        json.code("code", row.code);
        json.address("suggestion", row.suggestion);
        json.end_object();
    }
    json.end_array();
    return std::move(json).take();
}

std::string encode_scopes(const std::vector<ScopeCounts>& counts) {
    JsonText json;
    json.begin_array();
    for (const ScopeCounts& here : counts) {
        json.begin_object();
        json.id("scope", here.scope.project);
        json.number("everyone", here.everyone);
        json.number("open", here.open);
        json.number("active", here.active);
        json.end_object();
    }
    json.end_array();
    return std::move(json).take();
}

std::string encode_days(const Replica::Days& days) {
    JsonText json;
    json.begin_object();
    json.flag("more", days.more);
    json.begin_array("days");
    for (const DayCounts& day : days.counts) {
        json.begin_object();
        json.number("added", day.added);
        json.number("invited", day.invited);
        json.number("joined", day.joined);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return std::move(json).take();
}

std::string encode_put(std::string_view cursor, bool more, bool restart, std::uint64_t version) {
    JsonText json;
    json.begin_object();
    json.text("cursor", cursor);
    json.flag("more", more);
    json.flag("restart", restart);
    json.number("version", version);
    json.end_object();
    return std::move(json).take();
}

std::string encode_failure(const Errors& errors) {
    JsonText json;
    json.begin_object();
    write_errors(json, "errors", errors);
    json.end_object();
    return std::move(json).take();
}

std::string encode_prediction(const Decision& decision, std::uint64_t version) {
    JsonText json;
    json.begin_object();
    write_errors(json, "errors", decision.errors);
    write_errors(json, "notes", decision.notes);
    json.number("version", version);
    json.end_object();
    return std::move(json).take();
}

std::string encode_settled(std::uint64_t version, const std::vector<Replica::Pending>& refused,
                           const std::vector<Answer>& answers) {
    JsonText json;
    json.begin_object();
    json.number("version", version);
    json.begin_array("refused");
    for (const Replica::Pending& pending : refused) {
        const auto answer = std::find_if(answers.begin(), answers.end(), [&](const Answer& each) {
            return each.sequence == pending.sequence;
        });
        json.begin_object();
        write_pending(json, pending);
        write_errors(json, "errors", answer == answers.end() ? Errors{} : answer->errors);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return std::move(json).take();
}

std::string encode_pending(const std::list<Replica::Pending>& pending) {
    JsonText json;
    json.begin_array();
    for (const Replica::Pending& each : pending) {
        json.begin_object();
        write_pending(json, each);
        json.end_object();
    }
    json.end_array();
    return std::move(json).take();
}

}  // namespace usher::wire
