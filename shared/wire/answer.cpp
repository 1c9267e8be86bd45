#include "shared/wire/answer.hpp"

#include "shared/policy/limits.hpp"
#include "shared/wire/command_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::uint64_t most_number = std::uint64_t{1} << 53;

void write_applied(JsonText& text, const Answer& answer) {
    text.number("change", answer.change);
    write_errors(text, "notes", answer.notes);
    text.begin_array("renamed");
    for (const Renamed& pair : answer.renamed) {
        text.begin_object();
        text.id("from", CommandId{pair.from});
        text.id("to", CommandId{pair.to});
        text.end_object();
    }
    text.end_array();
    if (!answer.command.is_nil()) text.id("command", answer.command);
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

Answer read_answer(ObjectReader& reader) {
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

std::optional<std::vector<Answer>> read_answers(ObjectReader& reader) {
    std::vector<Answer> answers;
    reader.objects("answers", limits::commands_a_batch,
                   [&](ObjectReader& item) { answers.push_back(read_answer(item)); });
    return answers;
}

}  // namespace

Result<Batch, Errors> decode_batch(std::string_view text) {
    return read_object<Batch>(text, read_batch);
}

void write_errors(JsonText& text, std::string_view key, const Errors& errors) {
    text.key(key);
    write_errors(text, errors);
}

void write_errors(JsonText& text, const Errors& errors) {
    text.begin_array();
    for (const Error& error : errors) {
        text.begin_object();
        text.code("code", error.code);
        text.text("field", error.field);
        text.end_object();
    }
    text.end_array();
}

std::string encode_answer(const Answer& answer) {
    JsonText text;
    text.begin_object();
    text.number("sequence", answer.sequence);
    write_errors(text, "errors", answer.errors);
    write_applied(text, answer);
    text.end_object();
    return std::move(text).take();
}

std::string encode_applied(const Answer& answer) {
    JsonText text;
    text.begin_object();
    write_applied(text, answer);
    text.end_object();
    return std::move(text).take();
}

std::string encode_answers(const std::vector<std::string>& answers) {
    std::string text = R"({"answers":[)";
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (i > 0) text += ',';
        text += answers[i];
    }
    return text + "]}";
}

Result<Answer, Errors> decode_answer(std::string_view text) {
    return read_object<Answer>(
        text, [](ObjectReader& reader) -> std::optional<Answer> { return read_answer(reader); });
}

Result<std::vector<Answer>, Errors> decode_answers(std::string_view text) {
    return read_object<std::vector<Answer>>(text, read_answers);
}

std::string encode_body(const Body& body) {
    JsonText text;
    write_body(text, body);
    return std::move(text).take();
}

Result<Body, Errors> decode_body(std::string_view text) {
    return read_object<Body>(text, read_body);
}

std::string encode_errors(const Errors& errors) {
    JsonText text;
    write_errors(text, errors);
    return std::move(text).take();
}

}  // namespace usher::wire
