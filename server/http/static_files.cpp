#include "server/http/static_files.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <fstream>
#include <utility>

namespace usher::http {
namespace {

// FNV-1a. An entity tag only has to change with the content; nobody but us writes these files.
std::string entity_tag_of(std::string_view content, std::string_view coding) {
    std::uint64_t hash = 14695981039346656037u;
    for (char character : content) {
        hash ^= static_cast<unsigned char>(character);
        hash *= 1099511628211u;
    }
    std::string tag = "\"";
    for (int shift = 60; shift >= 0; shift -= 4) tag += "0123456789abcdef"[(hash >> shift) & 15];
    return tag.append(coding) + "\"";
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool names_tag(std::string_view field, std::string_view tag) {
    while (!field.empty()) {
        auto item = without_outer_space(field.substr(0, field.find(',')));
        field.remove_prefix(std::min(field.size(), field.find(',') == std::string_view::npos
                                                       ? field.size()
                                                       : field.find(',') + 1));
        if (item.substr(0, 2) == "W/") item.remove_prefix(2);
        if (item == tag || item == "*") return true;
    }
    return false;
}

// In one piece of just its size: all of them are kept.
std::string content_of(const std::filesystem::path& path, std::error_code& failure) {
    const auto size = std::filesystem::file_size(path, failure);
    if (failure) return {};
    std::string content(size, '\0');
    std::ifstream file{path, std::ios::binary};
    if (!file.read(content.data(), static_cast<std::streamsize>(size)))
        failure = std::make_error_code(std::errc::io_error);
    return content;
}

}  // namespace

std::string_view media_type_of(std::string_view name) {
    using Entry = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Entry, 14> types{{{".html", "text/html; charset=utf-8"},
                                           {".js", "text/javascript; charset=utf-8"},
                                           {".mjs", "text/javascript; charset=utf-8"},
                                           {".css", "text/css; charset=utf-8"},
                                           {".wasm", "application/wasm"},
                                           {".json", "application/json"},
                                           {".svg", "image/svg+xml"},
                                           {".png", "image/png"},
                                           {".webp", "image/webp"},
                                           {".ico", "image/x-icon"},
                                           {".woff2", "font/woff2"},
                                           {".webmanifest", "application/manifest+json"},
                                           {".txt", "text/plain; charset=utf-8"},
                                           {".map", "application/json"}}};
    for (const auto& [end, type] : types)
        if (ends_with(name, end)) return type;
    return "application/octet-stream";
}

bool accepts_coding(std::string_view field, std::string_view coding) {
    while (!field.empty()) {
        const auto comma = field.find(',');
        const auto item = field.substr(0, comma);
        field = comma == std::string_view::npos ? std::string_view{} : field.substr(comma + 1);
        const auto semicolon = item.find(';');
        if (!equal_ignoring_case(without_outer_space(item.substr(0, semicolon)), coding)) continue;
        if (semicolon == std::string_view::npos) return true;
        const auto weight = without_outer_space(item.substr(semicolon + 1));
        return weight.find_first_not_of("qQ=0.") != std::string_view::npos;
    }
    return false;
}

boost::system::result<StaticFiles> StaticFiles::load(const std::filesystem::path& folder,
                                                     std::vector<Page> pages) {
    std::map<std::string, std::string> contents;
    std::error_code failure;
    std::filesystem::recursive_directory_iterator entry{folder, failure};
    for (; !failure && entry != std::filesystem::recursive_directory_iterator{};
         entry.increment(failure)) {
        if (!entry->is_regular_file(failure)) continue;
        contents["/" + entry->path().lexically_relative(folder).generic_string()] =
            content_of(entry->path(), failure);
        if (failure) break;
    }
    if (failure) return boost::system::error_code(failure);
    for (const auto& page : pages)
        if (contents.count(std::string(page.file)) == 0)
            return make_error_code(boost::system::errc::no_such_file_or_directory);
    return StaticFiles{std::move(contents), std::move(pages)};
}

StaticFiles::StaticFiles(std::map<std::string, std::string> contents, std::vector<Page> pages)
    : pages_(std::move(pages)) {
    const auto variant = [&contents](const std::string& name, std::string_view coding) {
        const auto found = contents.find(name);
        if (found == contents.end()) return Variant{};
        std::string tag = entity_tag_of(found->second, coding);
        return Variant{std::make_shared<const std::string>(std::move(found->second)),
                       std::move(tag)};
    };
    for (const auto& [name, content] : contents) {
        const bool is_coded = ends_with(name, ".br") || ends_with(name, ".gz");
        if (is_coded && contents.count(name.substr(0, name.size() - 3)) != 0) continue;
        files_[name] = {variant(name, ""), variant(name + ".br", "-br"),
                        variant(name + ".gz", "-gz")};
    }
}

const std::pair<const std::string, StaticFiles::File>* StaticFiles::find(
    std::string_view path) const {
    if (const auto file = files_.find(path); file != files_.end()) return &*file;
    if (const auto file = files_.find(std::string(path) + ".html"); file != files_.end())
        return &*file;
    for (const auto& page : pages_) {
        if (page.path.empty()) continue;
        const bool below = page.path != "/" && path.size() > page.path.size() &&
                           path.substr(0, page.path.size()) == page.path &&
                           path[page.path.size()] == '/';
        if (path != page.path && !below) continue;
        const auto file = files_.find(page.file);
        return file == files_.end() ? nullptr : &*file;
    }
    return nullptr;
}

bool StaticFiles::has(std::string_view path) const { return find(path) != nullptr; }

Response StaticFiles::answer(const Request& request) const {
    const auto* found = find(request.path);
    assert(found);
    const auto& [name, file] = *found;
    const auto accepted = request.header("Accept-Encoding").value_or("");
    Response response;
    const Variant* chosen = &file.plain;
    if (file.brotli.content && accepts_coding(accepted, "br")) {
        chosen = &file.brotli;
        response.headers.push_back({"Content-Encoding", "br"});
    } else if (file.gzip.content && accepts_coding(accepted, "gzip")) {
        chosen = &file.gzip;
        response.headers.push_back({"Content-Encoding", "gzip"});
    }
    if (file.brotli.content || file.gzip.content)
        response.headers.push_back({"Vary", "Accept-Encoding"});
    const bool named_by_hash = name.find("/assets/") != std::string::npos;
    response.headers.push_back(
        {"Cache-Control", named_by_hash ? "public, max-age=31536000, immutable" : "no-cache"});
    response.headers.push_back({"ETag", chosen->entity_tag});
    if (names_tag(request.header("If-None-Match").value_or(""), chosen->entity_tag)) {
        response.status = 304;
        return response;
    }
    response.content_type = std::string(media_type_of(name));
    response.shared_body = chosen->content;
    return response;
}

std::optional<Response> StaticFiles::nothing_here(const Request& request) const {
    const auto page = std::find_if(pages_.begin(), pages_.end(),
                                   [](const Page& each) { return each.path.empty(); });
    const std::string_view accepted = request.header("Accept").value_or("");
    if (page == pages_.end() || accepted.find("text/html") == std::string_view::npos)
        return std::nullopt;
    Request of_page;
    of_page.path = page->file;
    if (const auto coding = request.header("Accept-Encoding"))
        of_page.headers.add("Accept-Encoding", *coding);
    Response response = answer(of_page);
    response.status = 404;
    response.headers.push_back({"Vary", "Accept"});
    return response;
}

}  // namespace usher::http
