#pragma once

#include <string>
#include <vector>

namespace usher::http {

/// A request that two servers could understand differently, or that no honest client sends.
struct AmbiguousRequest {
    std::string name;
    std::string head;
    int status = 400;
    std::string body = "";
};

/// Each must be answered with its status and the connection closed. The host allowed is
/// "localhost".
inline std::vector<AmbiguousRequest> ambiguous_requests() {
    const std::string post =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const std::string get = "GET /hello HTTP/1.1\r\nHost: localhost\r\n";
    const auto target = [](const std::string& text) {
        return "GET " + text + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    };
    const auto host = [](const std::string& text) {
        return "GET /hello HTTP/1.1\r\nHost: " + text + "\r\n\r\n";
    };
    std::vector<AmbiguousRequest> cases{
        // What Boost.Beast 1.81 lets in.
        {"GzipBesideLength", post + "Transfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\n", 400,
         "hello"},
        {"GzipAlone", post + "Transfer-Encoding: gzip\r\n\r\n", 400, "hello"},
        {"ChunkedThenGzip", post + "Transfer-Encoding: chunked, gzip\r\n\r\n"},
        {"GzipThenChunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n"},
        {"ChunkedOnVersion10",
         "POST /echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"SameLengthTwice", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n", 400, "hello"},
        {"NoHost", "GET /hello HTTP/1.1\r\n\r\n"},
        {"NoHostOnVersion10", "GET /hello HTTP/1.0\r\n\r\n"},
        {"TwoHosts", get + "Host: localhost\r\n\r\n"},
        {"TwoHostsInOtherCase", get + "hOsT: evil.example\r\n\r\n"},
        {"AbsoluteTarget", target("http://localhost/hello")},
        {"AbsoluteTargetOfAnother", target("http://evil.example/hello")},
        {"FoldedBySpace", get + "X-Folded: one\r\n two\r\n\r\n"},
        {"FoldedByTab", get + "X-Folded: one\r\n\ttwo\r\n\r\n"},
        {"FoldedFirstField", "GET /hello HTTP/1.1\r\n Host: localhost\r\n\r\n"},
        {"FoldedCoding", post + "Transfer-Encoding:\r\n chunked\r\n\r\n"},
        // Framing.
        {"LengthAndChunked", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"ChunkedAndLength", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"},
        {"ZeroLengthAndChunked", post + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"TwoLengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n"},
        {"LengthList", post + "Content-Length: 5, 5\r\n\r\n"},
        {"LengthWithPlus", post + "Content-Length: +5\r\n\r\n"},
        {"LengthNegative", post + "Content-Length: -5\r\n\r\n"},
        {"LengthHexadecimal", post + "Content-Length: 0x5\r\n\r\n"},
        {"LengthEmpty", post + "Content-Length: \r\n\r\n"},
        {"LengthTooLarge", post + "Content-Length: 18446744073709551621\r\n\r\n"},
        {"LengthWithSpace", post + "Content-Length: 1 0\r\n\r\n"},
        {"LengthQuoted", post + "Content-Length: \"5\"\r\n\r\n"},
        {"LengthWithFraction", post + "Content-Length: 5.0\r\n\r\n"},
        {"LengthAfterComma", post + "Content-Length: ,5\r\n\r\n"},
        {"LengthBeforeComma", post + "Content-Length: 5,\r\n\r\n"},
        {"LengthWithVerticalTab", post + "Content-Length: \x0b"
                                         "5\r\n\r\n"},
        {"ChunkedTwice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"ChunkedTwiceInOne", post + "Transfer-Encoding: chunked, chunked\r\n\r\n"},
        {"CodingIdentity", post + "Transfer-Encoding: identity\r\n\r\n"},
        {"CodingEmpty", post + "Transfer-Encoding:\r\n\r\n"},
        {"CodingMisspelt", post + "Transfer-Encoding: xchunked\r\n\r\n"},
        {"CodingWithParameter", post + "Transfer-Encoding: chunked;q=1\r\n\r\n"},
        {"CodingWithComma", post + "Transfer-Encoding: ,chunked\r\n\r\n"},
        {"CodingQuoted", post + "Transfer-Encoding: \"chunked\"\r\n\r\n"},
        {"CodingBeforeComma", post + "Transfer-Encoding: chunked,\r\n\r\n"},
        {"ChunkedThenIdentity", post + "Transfer-Encoding: chunked, identity\r\n\r\n"},
        {"IdentityThenChunkedInTwo",
         post + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"CodingWithVerticalTab", post + "Transfer-Encoding: \x0b"
                                         "chunked\r\n\r\n"},
        {"BodyOnGet", get + "Content-Length: 5\r\n\r\n", 400, "hello"},
        {"ChunkedBodyOnGet", get + "Transfer-Encoding: chunked\r\n\r\n"},
        {"BodyOnHead", "HEAD /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"},
        // Field syntax.
        {"SpaceBeforeColon", get + "X-Name : value\r\n\r\n"},
        {"TabBeforeColon", post + "Transfer-Encoding\t: chunked\r\n\r\n"},
        {"LengthSpaceBeforeColon", post + "Content-Length : 5\r\n\r\n"},
        {"NoColon", get + "X-Name value\r\n\r\n"},
        {"EmptyName", get + ": value\r\n\r\n"},
        {"NameWithControl", get + "X-Na\x01me: value\r\n\r\n"},
        {"NameNotAscii", get + "X-N\xc3\xa4me: value\r\n\r\n"},
        {"NullInValue", get + std::string("X-Name: va\0lue\r\n\r\n", 18)},
        {"DeleteInValue", get + "X-Name: va\x7flue\r\n\r\n"},
        {"BareReturnInValue", get + "X-Name: va\rlue\r\n\r\n"},
        {"BareLineFeedEndsField", get + "X-Name: value\nX-Other: value\r\n\r\n"},
        {"BareLineFeedsAll", "GET /hello HTTP/1.1\nHost: localhost\n\n"},
        {"ReturnReturnLineFeed", get + "X-Name: value\r\r\n\r\n"},
        {"LineFeedEndsHead", get + "\n"},
        {"TwoCookies", get + "Cookie: a=1\r\nCookie: b=2\r\n\r\n"},
        {"TwoContentTypes", post + "Content-Type: text/plain\r\n\r\n"},
        {"TwoOrigins", post + "Origin: http://localhost\r\nOrigin: http://evil.example\r\n\r\n"},
        {"TwoTokens", post + "X-CSRF-Token: one\r\nX-CSRF-Token: two\r\n\r\n"},
        // Request line.
        {"EmptyLineFirst", "\r\n" + get + "\r\n"},
        {"TwoSpaces", "GET  /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"TabForSpace", "GET\t/hello\tHTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"SpaceInTarget", target("/hello world")},
        {"SpaceAtEnd", "GET /hello HTTP/1.1 \r\nHost: localhost\r\n\r\n"},
        {"SpaceFirst", " GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"NoVersion", "GET /hello\r\nHost: localhost\r\n\r\n"},
        {"VersionInLowerCase", "GET /hello http/1.1\r\nHost: localhost\r\n\r\n"},
        {"Version09", "GET /hello HTTP/0.9\r\nHost: localhost\r\n\r\n", 505},
        {"Version12", "GET /hello HTTP/1.2\r\nHost: localhost\r\n\r\n", 505},
        {"Version20", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"VersionLong", "GET /hello HTTP/1.10\r\nHost: localhost\r\n\r\n"},
        {"MethodWithBrackets", "GE(T) /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"MethodInLowerCase", "get /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        {"MethodConnect", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        {"MethodTrace", "TRACE /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        {"MethodMadeUp", "BREW /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        {"TlsGreeting", "\x16\x03\x01\x02\r\n\r\n"},
        // Target.
        {"TargetAsterisk", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"TargetAuthority", target("localhost:80")},
        {"TargetWithoutSlash", target("hello")},
        {"TargetTwoSlashes", target("//evil.example/hello")},
        {"TargetFragment", target("/hello#secret")},
        {"TargetBackslash", target("/\\evil.example")},
        {"TargetControl", target("/hel\x01lo")},
        {"TargetNotAscii", target("/h\xc3\xa4llo")},
        {"TargetDots", target("/files/../hello")},
        {"TargetEncodedDots", target("/files/%2e%2E/hello")},
        {"TargetOneDot", target("/./hello")},
        {"TargetDotsBeforeFragment", target("/files/..%23secret")},
        {"TargetDotsBeforeFragmentTwiceEncoded", target("/files/%2e%2e%2523secret")},
        {"TargetEncodedSlash", target("/files%2fhello")},
        {"TargetEncodedBackslash", target("/files%5Chello")},
        {"TargetEncodedNull", target("/hello%00")},
        {"TargetEncodedLineBreak", target("/hello%0d%0aX-Name:%20value")},
        {"TargetBrokenEscape", target("/hello%2")},
        {"TargetBrokenEscapeInQuery", target("/hello?a=%zz")},
        {"TargetQuoteInQuery", target("/hello?a=\"")},
        // Host.
        {"HostEmpty", host("")},
        {"HostOfAnother", host("evil.example")},
        {"HostWithUser", host("user@localhost")},
        {"HostWithPath", host("localhost/evil")},
        {"HostList", host("localhost, evil.example")},
        {"HostWithSpace", host("localhost evil.example")},
        {"HostWithOtherPort", host("localhost:1")},
        {"HostWithEmptyPort", host("localhost:")},
        {"HostWithTrailingDot", host("localhost.")},
        {"HostAsPrefix", host("localhost.evil.example")},
        {"HostAsSuffix", host("evil-localhost")},
        {"HostAsUrl", host("http://localhost")},
        // Expectation and size.
        {"ExpectationUnknown", post + "Expect: 200-ok\r\n\r\n", 417},
        {"HeadTooLarge", get + "X-Name: " + std::string(9000, 'a') + "\r\n\r\n", 431},
        {"TargetTooLarge", target("/" + std::string(9000, 'a')), 431},
    };
    std::string many = get;
    for (int index = 0; index < 101; ++index) many += "X" + std::to_string(index) + ": a\r\n";
    cases.push_back({"TooManyFields", many + "\r\n", 431});
    return cases;
}

/// Chunked bodies of the same kind, each with a head that is clear; all are malformed (400).
inline std::vector<AmbiguousRequest> ambiguous_chunks() {
    const std::string head =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n";
    std::vector<AmbiguousRequest> cases;
    for (const char* chunks : {"5 \r\nhello\r\n0\r\n\r\n",
                               " 5\r\nhello\r\n0\r\n\r\n",
                               "5\t\r\nhello\r\n0\r\n\r\n",
                               "0x5\r\nhello\r\n0\r\n\r\n",
                               "+5\r\nhello\r\n0\r\n\r\n",
                               "-5\r\nhello\r\n0\r\n\r\n",
                               "5;a=b\r\nhello\r\n0\r\n\r\n",
                               "5;\r\nhello\r\n0\r\n\r\n",
                               "5;a=\"x\ny\"\r\nhello\r\n0\r\n\r\n",
                               "5 ;a=b\r\nhello\r\n0\r\n\r\n",
                               "5\nhello\r\n0\r\n\r\n",
                               "5\r\rhello\r\n0\r\n\r\n",
                               "5\rhello\r\n0\r\n\r\n",
                               "\r\nhello\r\n0\r\n\r\n",
                               "\nhello",
                               "g\r\n",
                               "5\r\nhello0\r\n\r\n",
                               "5\r\nhello\n0\r\n\r\n",
                               "5\r\nhelloXX0\r\n\r\n",
                               "5\r\nhello\r\n0\n\r\n",
                               "5\r\nhello\r\n0\r\n\n",
                               "0\n\r\n",
                               "0;x=y\r\n\r\n",
                               "0\r\nX: y\r\n\r\n",
                               "0\r\nHost: evil.example\r\n\r\n",
                               "5\r\nhello\r\n0\r\nHost: evil.example\r\n\r\n",
                               "0\r\n folded\r\n\r\n",
                               "fffffffff\r\n",
                               "ffffffffffffffff1\r\n",
                               "000000005\r\nhello\r\n0\r\n\r\n",
                               "10000000000000005\r\nhello\r\n0\r\n\r\n",
                               "5_0\r\nhello\r\n0\r\n\r\n",
                               "5,5\r\nhello\r\n0\r\n\r\n",
                               "5.0\r\nhello\r\n0\r\n\r\n"})
        cases.push_back({"Chunks" + std::to_string(cases.size()), head, 400, chunks});
    return cases;
}

}  // namespace usher::http
