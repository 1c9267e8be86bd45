#include "server/http/static_files.hpp"

#include <gtest/gtest.h>

#include <unistd.h>
#include <fstream>

namespace usher::http {
namespace {

StaticFiles sample_files() {
    return {{{"/admin/index.html", "admin"},
             {"/account/index.html", "account"},
             {"/assets/core-1a2b.wasm", "wasm"},
             {"/assets/core-1a2b.wasm.br", "wasm in brotli"},
             {"/assets/core-1a2b.wasm.gz", "wasm in gzip"},
             {"/backup.gz", "a file of its own"},
             {"/docs/guide.html", "guide"},
             {"/docs/guide.html.br", "guide in brotli"},
             {"/docs/guide/roles.html", "roles"},
             {"/favicon.svg", "icon"}},
            {{"/", "/admin/index.html"},
             {"/people", "/admin/index.html"},
             {"/i", "/account/index.html"},
             {"/account", "/account/index.html"},
             {"", "/account/index.html"}}};
}

Response ask(const std::string& path, const Headers& headers = {}) {
    Request request;
    request.path = path;
    request.headers = headers;
    return sample_files().answer(request);
}

std::string header(const Response& response, std::string_view name) {
    for (const auto& field : response.headers)
        if (field.name == name) return field.value;
    return "none";
}

TEST(StaticFiles, ServesPagesOfTheApps) {
    for (const char* path : {"/", "/people", "/people/42/edit"})
        EXPECT_EQ(ask(path).content(), "admin") << path;
    for (const char* path : {"/i", "/account", "/account/people"})
        EXPECT_EQ(ask(path).content(), "account") << path;
    for (const char* path : {"/peoples", "/nowhere", "/assets", "/assets/", "/admin",
                             "/assets/core-1a2b.wasm.br", "/../etc/passwd"})
        EXPECT_FALSE(sample_files().has(path)) << path;
    EXPECT_TRUE(sample_files().has("/backup.gz"));
}

TEST(StaticFiles, ShowABrowserThatThereIsNothing) {
    Request request;
    request.path = "/nowhere";
    EXPECT_FALSE(sample_files().has(request.path));
    EXPECT_FALSE(sample_files().nothing_here(request)) << "a program asks";
    request.headers = {{"Accept", "text/html,application/xhtml+xml;q=0.9"},
                       {"If-None-Match", header(ask("/account"), "ETag")}};
    const auto page = sample_files().nothing_here(request);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 404);
    EXPECT_EQ(page->content(), "account");
    EXPECT_FALSE((StaticFiles{{}, {}}.nothing_here(request)));
}

TEST(StaticFiles, FindsAPageOfHtmlWithoutTheEndOfItsName) {
    EXPECT_EQ(ask("/docs/guide").content(), "guide");
    EXPECT_EQ(ask("/docs/guide").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(header(ask("/docs/guide"), "Cache-Control"), "no-cache");
    EXPECT_EQ(ask("/docs/guide", {{"Accept-Encoding", "br"}}).content(), "guide in brotli");
    EXPECT_EQ(ask("/docs/guide/roles").content(), "roles");
    for (const char* path : {"/docs", "/docs/guide/", "/docs/guide/nothing", "/docs/guide.htm"})
        EXPECT_FALSE(sample_files().has(path)) << path;
}

TEST(StaticFiles, NamesMediaTypes) {
    EXPECT_EQ(ask("/").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(media_type_of("/assets/people-3c4d.webp"), "image/webp");
    EXPECT_EQ(ask("/assets/core-1a2b.wasm").content_type, "application/wasm");
    EXPECT_EQ(ask("/favicon.svg").content_type, "image/svg+xml");
    EXPECT_EQ(ask("/backup.gz").content_type, "application/octet-stream");
}

TEST(StaticFiles, SendsTheBestCodingTaken) {
    const std::string wasm = "/assets/core-1a2b.wasm";
    EXPECT_EQ(ask(wasm).content(), "wasm");
    EXPECT_EQ(header(ask(wasm), "Content-Encoding"), "none");
    EXPECT_EQ(header(ask(wasm), "Vary"), "Accept-Encoding");
    const auto brotli = ask(wasm, {{"Accept-Encoding", "gzip, deflate, br"}});
    EXPECT_EQ(brotli.content(), "wasm in brotli");
    EXPECT_EQ(header(brotli, "Content-Encoding"), "br");
    EXPECT_EQ(ask(wasm, {{"Accept-Encoding", "gzip;q=0.5, br;q=0"}}).content(), "wasm in gzip");
    EXPECT_EQ(ask(wasm, {{"Accept-Encoding", "br;q=0.0, gzip;q=0"}}).content(), "wasm");
}

TEST(StaticFiles, LetsOnlyHashedNamesBeKept) {
    EXPECT_EQ(header(ask("/assets/core-1a2b.wasm"), "Cache-Control"),
              "public, max-age=31536000, immutable");
    EXPECT_EQ(header(ask("/"), "Cache-Control"), "no-cache");
}

TEST(StaticFiles, AnswersAKnownEntityTagWith304) {
    const auto tag = header(ask("/"), "ETag");
    EXPECT_NE(tag, header(ask("/i"), "ETag"));
    for (const auto& known : {tag, "\"other\", W/" + tag, std::string("*")}) {
        const auto response = ask("/", {{"If-None-Match", known}});
        EXPECT_EQ(response.status, 304);
        EXPECT_EQ(response.content(), "");
        EXPECT_EQ(header(response, "ETag"), tag);
    }
    EXPECT_EQ(ask("/", {{"If-None-Match", "\"other\""}}).status, 200);
    EXPECT_NE(header(ask("/assets/core-1a2b.wasm"), "ETag"),
              header(ask("/assets/core-1a2b.wasm", {{"Accept-Encoding", "br"}}), "ETag"));
}

TEST(StaticFiles, LoadsAFolder) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("usher-static-files-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder / "admin");
    std::ofstream(folder / "admin" / "index.html") << "from disk";
    const auto loaded = StaticFiles::load(folder, {{"/", "/admin/index.html"}});
    const auto incomplete = StaticFiles::load(folder, {{"/i", "/account/index.html"}});
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(loaded);
    Request request;
    request.path = "/";
    EXPECT_EQ(loaded->answer(request).content(), "from disk");
    EXPECT_EQ(incomplete.error(), boost::system::errc::no_such_file_or_directory);
    EXPECT_FALSE(StaticFiles::load(folder, {}));
}

}  // namespace
}  // namespace usher::http
