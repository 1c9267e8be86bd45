#include "tests/proofs/nginx.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/support/loopback.hpp"

namespace usher::test {
namespace {

std::uint16_t free_port() {
    const int holder = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    const bool bound = ::bind(holder, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0 &&
                       ::getsockname(holder, reinterpret_cast<sockaddr*>(&at), &size) == 0;
    ::close(holder);
    if (!bound) throw std::runtime_error{"no free port"};
    return ntohs(at.sin_port);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// Whoever sends nothing more has not gone: else nginx would not wait for what the server answers,
// and would not count it.
constexpr char configuration[] = R"(daemon off;
worker_processes 1;
USER
pid FOLDER/pid;
error_log FOLDER/error.log;
events {}
http {
    log_format counts '$status|$upstream_status|$request';
    access_log FOLDER/access.log counts;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
    proxy_ignore_client_abort on;
    BESIDE
    server {
        listen 127.0.0.1:PORT default_server;
        LOCATION
    }
}
)";

}  // namespace

Nginx::Nginx(const std::string& location, const std::string& beside) : port_{free_port()} {
    std::string text = configuration;
    replace_all(text, "BESIDE", beside);
    replace_all(text, "LOCATION", location);
    // Else whoever works for it could not write into a folder of the one who started it.
    replace_all(text, "USER", ::geteuid() == 0 ? "user root;" : "");
    replace_all(text, "FOLDER", folder_.path().string());
    replace_all(text, "PORT", std::to_string(port_));
    const std::string file = (folder_.path() / "nginx.conf").string();
    std::ofstream{file} << text;

    // Debian has it in sbin, which is on nobody's path but root's.
    std::string name = "/usr/sbin/nginx";
    std::string error_log = (folder_.path() / "error.log").string();
    std::string flags[] = {"-c", file, "-e", error_log};
    std::array<char*, 6> arguments{name.data(),     flags[0].data(), flags[1].data(),
                                   flags[2].data(), flags[3].data(), nullptr};
    if (::posix_spawn(&process_, name.c_str(), nullptr, nullptr, arguments.data(), environ) != 0)
        throw std::runtime_error{"there is no nginx: scripts/setup prove"};
    while (!answers()) {
        if (::waitpid(process_, nullptr, WNOHANG) != 0) {
            process_ = -1;
            std::ifstream log{error_log};
            std::stringstream said;
            said << log.rdbuf();
            throw std::runtime_error{"nginx ended: " + said.str()};
        }
        std::this_thread::yield();
    }
}

Nginx::~Nginx() { stop(); }

bool Nginx::answers() const {
    try {
        Loopback{port_};
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

std::vector<Nginx::Line> Nginx::stop() {
    if (process_ > 0) {
        ::kill(process_, SIGQUIT);
        ::waitpid(process_, nullptr, 0);
        process_ = -1;
    }
    std::vector<Line> lines;
    std::ifstream log{folder_.path() / "access.log"};
    for (std::string text; std::getline(log, text);) {
        const auto first = text.find('|');
        const auto second = text.find('|', first + 1);
        Line line;
        line.status = std::stoi(text.substr(0, first));
        // As `200`, or `502, 200` after another try; `-` where the server said nothing.
        std::istringstream tries{text.substr(first + 1, second - first - 1)};
        for (std::string status; std::getline(tries, status, ',');)
            line.answered += status.find('-') == std::string::npos ? 1 : 0;
        line.request = text.substr(second + 1);
        lines.push_back(line);
    }
    return lines;
}

}  // namespace usher::test
