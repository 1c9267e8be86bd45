#include "server/mail/document.hpp"

#include <cassert>

#include "server/mail/inert_text.hpp"

namespace usher::mail {

Run written_by(const Name& name) { return {inert_line(name.text(), 120), true}; }

Run our_own(std::string_view text) { return {std::string{text}, false}; }

Runs fill(std::string_view sentence, std::initializer_list<Value> values) {
    Runs runs;
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        if (open == std::string_view::npos) break;
        const std::size_t close = sentence.find('}', open);
        assert(close != std::string_view::npos);
        if (open > 0) runs.push_back(our_own(sentence.substr(0, open)));
        const std::string_view placeholder = sentence.substr(open + 1, close - open - 1);
        [[maybe_unused]] bool found = false;
        for (const Value& value : values) {
            if (value.placeholder != placeholder) continue;
            runs.push_back(value.run);
            found = true;
            break;
        }
        assert(found);
        sentence.remove_prefix(close + 1);
    }
    if (!sentence.empty()) runs.push_back(our_own(sentence));
    return runs;
}

}  // namespace usher::mail
