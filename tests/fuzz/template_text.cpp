#include "shared/lifecycle/template_text.hpp"

#include "shared/lifecycle/template_links.hpp"
#include "tests/fuzz/property.hpp"

// Reading comes to an end; what is read as words stands so in the text, in this order; sections are
// balanced in a text without mistakes; links stand where they are said to.
USHER_FUZZ(text) {
    using usher::TemplatePiece;
    using usher::fuzz::holds;
    usher::TemplateReader reader{text};
    std::size_t at = 0;
    int depth = 0;
    while (const auto piece = reader.next()) {
        if (piece->kind == TemplatePiece::Kind::words) {
            const std::size_t begin = static_cast<std::size_t>(piece->words.data() - text.data());
            holds(!piece->words.empty() && begin >= at);
            at = begin + piece->words.size();
            holds(at <= text.size());
        } else if (piece->kind == TemplatePiece::Kind::end) {
            holds(--depth >= 0);
        } else if (piece->kind != TemplatePiece::Kind::variable) {
            ++depth;
        }
    }
    holds(reader.mistake() || depth == 0);
    std::size_t from = 0;
    while (const auto link = usher::find_link(text, from)) {
        holds(link->begin >= from && link->begin + link->size <= text.size());
        holds(link->size >= 7 && link->host.size() < link->size);
        from = link->begin + link->size;
    }
}
