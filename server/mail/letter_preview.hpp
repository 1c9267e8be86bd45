#pragma once

#include <string>

#include "server/app/letters.hpp"

namespace usher::mail {

/// Writes the mail that is wished for as the outbox would, with a link that opens nothing and a
/// code that is none. A kind that no mail is sent of yet is shown as its paragraphs alone. Total.
/// `origin` is the public address without a slash at its end.
app::Letter preview_letter(const app::LetterWish& wish, const std::string& origin);

}  // namespace usher::mail
