#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/values/result.hpp"
#include "shared/wire/json_text.hpp"

namespace usher::wire {

/// One command of a batch that a client sends, in its place in that client's sequence.
struct SequencedBody {
    std::uint64_t sequence = 0;
    Body body;
};

/// What a client sends: `{client, commands: [{sequence, body}…]}`. A body that is ill keeps its
/// errors, so that it harms none of its neighbours.
struct Batch {
    struct Item {
        std::uint64_t sequence = 0;
        std::optional<Body> body;
        Errors errors;
        /// The body as it was sent, for the idempotency key.
        std::string text;
    };

    Bits128 client;
    std::vector<Item> items;
};

Result<Batch, Errors> decode_batch(std::string_view text);

/// What became of one command.
struct Answer {
    std::uint64_t sequence = 0;
    /// The organization's change number, when it was applied; 0 when nothing was to do.
    std::uint64_t change = 0;
    Errors errors;
    Errors notes;
    std::vector<Renamed> renamed;
    /// What Undo calls the command; nil when there is nothing that it could take back.
    CommandId command;
};

std::string encode_answer(const Answer& answer);
/// `answers` are texts of `encode_answer`.
std::string encode_answers(const std::vector<std::string>& answers);
Result<Answer, Errors> decode_answer(std::string_view text);
/// As many as a batch has, at most.
Result<std::vector<Answer>, Errors> decode_answers(std::string_view text);

std::string encode_body(const Body& body);
Result<Body, Errors> decode_body(std::string_view text);

/// A field of a command that stands in the request's path or query.
struct NamedField {
    std::string key;
    std::string value;
};

/// A command whose type the route says: `text` is the rest of its fields, an object or nothing.
/// `true` and `false` are booleans. Errors: those of `decode_body`; unknown_field for one that is
/// there already, and for `type`.
Result<Body, Errors> decode_command(std::string_view type, std::string_view text,
                                    const std::vector<NamedField>& named);

/// `{change, notes, renamed, command?}`, of an answer without errors.
std::string encode_applied(const Answer& answer);

/// Each as `{code, field}`, under the key or as the next value.
void write_errors(JsonText& text, std::string_view key, const Errors& errors);
void write_errors(JsonText& text, const Errors& errors);

/// An RFC 9457 problem document's `errors` member, as a JSON array.
std::string encode_errors(const Errors& errors);

}  // namespace usher::wire
