#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/standing.hpp"
#include "shared/roster/turn.hpp"

namespace usher {

// In a file of its own, so that a browser's core has no decision about accounts in it, nor `needs`.
Decision predict(const Directory& directory, const Command& command) {
    if (const auto code = judge_standing(directory, command)) return Decision::refuse(*code);
    return std::visit(
        [&](const auto& body) {
            if constexpr (is_of_organization<std::decay_t<decltype(body)>>) {
                return decide(directory, command, body);
            } else {
                return Decision::refuse(Code::unknown_command);
            }
        },
        command.body);
}

}  // namespace usher
