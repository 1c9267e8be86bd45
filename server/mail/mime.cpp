#include "server/mail/mime.hpp"

#include <string_view>

#include "server/mail/header_encoding.hpp"
#include "server/mail/quoted_printable.hpp"

namespace usher::mail {
namespace {

void append_header(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

void append_part(std::string& out, std::string_view boundary, std::string_view type,
                 std::string_view body) {
    out.append("--").append(boundary).append("\r\n");
    append_header(out, "Content-Type", std::string{type} + "; charset=utf-8");
    append_header(out, "Content-Transfer-Encoding", "quoted-printable");
    // The CRLF before a boundary is the boundary's (RFC 2046 section 5.1.1), so the last line of
    // the body has its own.
    out.append("\r\n").append(quoted_printable(body)).append("\r\n");
}

// "=_" cannot occur in quoted-printable (RFC 2045 section 6.7), so a constant boundary is never
// found in a part.
constexpr std::string_view boundary = "=_usher_alternative";

}  // namespace

std::string serialize(const Message& message) {
    std::string out;
    append_header(out, "Date", header_date(message.date));
    append_header(out, "From", header_mailbox(message.from, 6));
    append_header(out, "To", header_mailbox(message.to, 4));
    append_header(out, "Message-ID", '<' + message.message_id.text() + '>');
    append_header(out, "Subject", header_text(message.content.subject.text(), 9));
    append_header(out, "MIME-Version", "1.0");
    append_header(out, "Auto-Submitted", "auto-generated");
    append_header(out, "Content-Type",
                  "multipart/alternative;\r\n boundary=\"" + std::string{boundary} + '"');
    out.append("\r\n");
    append_part(out, boundary, "text/plain", message.content.text);
    append_part(out, boundary, "text/html", message.content.html);
    out.append("--").append(boundary).append("--\r\n");
    return out;
}

}  // namespace usher::mail
