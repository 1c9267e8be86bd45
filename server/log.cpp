#include "server/log.hpp"

#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <memory>

#include "shared/wire/json_text.hpp"

namespace usher {
namespace {

// Whose lines are members of a JSON object, where JSON is logged.
constexpr char of_requests[] = "requests";
bool is_json = false;

class JsonFormatter final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& to) override {
        using std::chrono::duration_cast;
        using std::chrono::milliseconds;
        const auto since = duration_cast<milliseconds>(line.time.time_since_epoch());
        const auto level = spdlog::level::to_string_view(line.level);
        const std::string_view payload{line.payload.data(), line.payload.size()};
        wire::JsonText text;
        text.begin_object();
        text.instant("time", Instant{since.count()});
        text.text("level", {level.data(), level.size()});
        const bool has_members =
            std::string_view{line.logger_name.data(), line.logger_name.size()} == of_requests;
        if (!has_members) text.text("message", payload);
        std::string whole = std::move(text).take();
        if (has_members) whole.append(",").append(payload);
        whole += "}\n";
        to.append(whole.data(), whole.data() + whole.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override {
        return std::make_unique<JsonFormatter>();
    }
};

std::string members_of(const http::AccessEntry& entry) {
    wire::JsonText text;
    text.begin_object();
    text.text("method", entry.method);
    text.text("path", entry.path);
    text.number("status", static_cast<std::uint64_t>(entry.status));
    text.number("bytes", entry.bytes);
    text.number("microseconds", static_cast<std::uint64_t>(entry.duration.count()));
    text.text("client", entry.remote_address);
    text.text("request", entry.request_id);
    return std::move(text).take().substr(1);
}

}  // namespace

void set_up_log(const Options& options) {
    is_json = options.log_format == "json";
    if (is_json) {
        const auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        sink->set_formatter(std::make_unique<JsonFormatter>());
        spdlog::drop(of_requests);
        spdlog::register_logger(std::make_shared<spdlog::logger>(of_requests, sink));
        spdlog::set_default_logger(std::make_shared<spdlog::logger>("", sink));
    }
    spdlog::set_level(spdlog::level::from_str(options.log_level));
}

void log_end(const std::string& why) {
    if (!is_json) {
        std::fprintf(stderr, "usher: %s\n", why.c_str());
        return;
    }
    spdlog::set_level(spdlog::level::critical);
    spdlog::critical("{}", why);
}

void log_request(const http::AccessEntry& entry) {
    // What cannot be kept for now (503) is told once, by its cause; an unknown method or version
    // (501, 505) is whose request it is.
    const bool is_fault = entry.status == 500;
    const auto level = is_fault ? spdlog::level::err : spdlog::level::debug;
    if (!spdlog::default_logger_raw()->should_log(level)) return;
    if (is_json) {
        static const auto logger = spdlog::get(of_requests);
        return logger->log(level, members_of(entry));
    }
    spdlog::log(level, "{} {} {} {} B {} us {} {}", entry.method, entry.path, entry.status,
                entry.bytes, entry.duration.count(), entry.remote_address, entry.request_id);
}

}  // namespace usher
