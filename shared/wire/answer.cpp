#include "shared/wire/answer.hpp"

#include "shared/policy/limits.hpp"
#include "shared/wire/command_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::uint64_t most_number = std::uint64_t{1} << 53;

Json errors_to_json(const Errors& errors) {
    Json array = Json::array();
    for (const Error& error : errors)
        array.push_back({{"code", name(error.code)}, {"field", error.field}});
    return array;
}

Json applied_to_json(const Answer& answer) {
    Json renamed = Json::array();
    for (const Renamed& pair : answer.renamed)
        renamed.push_back({{"from", pair.from.text()}, {"to", pair.to.text()}});
    Json json{{"change", answer.change},
              {"notes", errors_to_json(answer.notes)},
              {"renamed", std::move(renamed)}};
    if (!answer.command.is_nil()) json["command"] = answer.command.text();
    return json;
}

Errors read_errors(ObjectReader& reader, const char* key) {
    Errors errors;
    reader.objects(key, limits::commands_a_batch, [&](ObjectReader& item) {
        const auto code = code_named(item.text("code"));
        if (!code) item.refuse(Code::unknown_value, "code");
        errors.push_back({code.value_or(Code::internal_error), item.text("field")});
    });
    return errors;
}

std::optional<Batch> read_batch(ObjectReader& reader) {
    Batch batch;
    batch.client = reader.id<CommandId>("client").bits;
    reader.objects("commands", limits::commands_a_batch, [&](ObjectReader& command) {
        Batch::Item item;
        item.sequence = command.number("sequence", most_number);
        const Json* body = command.raw("body", true);
        if (body == nullptr) return;
        item.text = write(*body);
        ObjectReader fields{*body, {}, item.errors};
        item.body = read_body(fields);
        fields.finish();
        batch.items.push_back(std::move(item));
    });
    return batch;
}

std::optional<Answer> read_answer(ObjectReader& reader) {
    Answer answer;
    answer.sequence = reader.number("sequence", most_number);
    answer.change = reader.number("change", most_number);
    answer.errors = read_errors(reader, "errors");
    answer.notes = read_errors(reader, "notes");
    reader.objects("renamed", limits::commands_a_batch, [&](ObjectReader& item) {
        const auto from = item.id<CommandId>("from").bits;
        answer.renamed.push_back({from, item.id<CommandId>("to").bits});
    });
    answer.command = reader.optional_id<CommandId>("command").value_or(CommandId{});
    return answer;
}

}  // namespace

Result<Batch, Errors> decode_batch(std::string_view text) {
    return read_object<Batch>(text, read_batch);
}

std::string encode_answer(const Answer& answer) {
    Json json = applied_to_json(answer);
    json["sequence"] = answer.sequence;
    json["errors"] = errors_to_json(answer.errors);
    return write(json);
}

std::string encode_applied(const Answer& answer) { return write(applied_to_json(answer)); }

std::string encode_answers(const std::vector<std::string>& answers) {
    std::string text = R"({"answers":[)";
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (i > 0) text += ',';
        text += answers[i];
    }
    return text + "]}";
}

Result<Answer, Errors> decode_answer(std::string_view text) {
    return read_object<Answer>(text, read_answer);
}

std::string encode_body(const Body& body) { return write(to_json(body)); }

Result<Body, Errors> decode_body(std::string_view text) {
    return read_object<Body>(text, read_body);
}

std::string encode_errors(const Errors& errors) { return write(errors_to_json(errors)); }

}  // namespace usher::wire
