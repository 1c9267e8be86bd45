#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/system/result.hpp>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace usher::http {

/// A path of an app whose pages are drawn in the browser: it, and every path below it, is answered
/// with `file`.
struct Page {
    std::string_view
        path;  ///< for example "/people", which serves "/people/1" too; "/" serves only itself,
               ///< the empty one what a browser is shown where there is nothing
    std::string_view file;  ///< for example "/admin/index.html"
};

/// The built web apps, whole in memory. A file beside another with ".br" or ".gz" after its name is
/// the same in that coding and is sent to who takes it. A file of HTML is found without the end of
/// its name too: "/docs/guide" is "/docs/guide.html". Everything has an ETag; what lies in a folder
/// `assets` has a hash in its name and may be kept for ever, all else is asked for again each time.
class StaticFiles {
public:
    /// Reads every file of the folder. The error of the first that cannot be read;
    /// no_such_file_or_directory when a page's file is missing.
    static boost::system::result<StaticFiles> load(const std::filesystem::path& folder,
                                                   std::vector<Page> pages);

    /// The same of contents by path, for example "/admin/index.html".
    StaticFiles(std::map<std::string, std::string> contents, std::vector<Page> pages);

    bool has(std::string_view path) const;

    /// 200, or 304 when If-None-Match names what we have. Precondition: has(request.path).
    Response answer(const Request& request) const;

    /// 404 with the page for it; none: there is no such page, or it is no browser that asks.
    std::optional<Response> nothing_here(const Request& request) const;

private:
    struct Variant {
        std::shared_ptr<const std::string> content;  ///< none: there is no such variant
        std::string entity_tag;
    };
    struct File {
        Variant plain;
        Variant brotli;
        Variant gzip;
    };

    const std::pair<const std::string, File>* find(std::string_view path) const;

    std::map<std::string, File, std::less<>> files_;
    std::vector<Page> pages_;
};

/// True when an Accept-Encoding field takes this coding (RFC 9110, section 12.5.3).
bool accepts_coding(std::string_view field, std::string_view coding);

/// The media type by the end of the name; application/octet-stream when unknown.
std::string_view media_type_of(std::string_view name);

}  // namespace usher::http
