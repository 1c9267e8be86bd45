#include "tests/support/smtp/real_relay.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

extern char** environ;

namespace usher::test {
namespace {

pid_t spawn(std::vector<std::string> arguments, int input, int output) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (input >= 0) posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (output >= 0) posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t child = -1;
    const int problem =
        posix_spawn(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) throw std::runtime_error{"cannot start " + arguments[0]};
    return child;
}

}  // namespace

RealRelay::RealRelay(const std::vector<std::string>& options) {
    std::array<int, 2> to_child{};
    std::array<int, 2> from_child{};
    if (::pipe2(to_child.data(), O_CLOEXEC) != 0 || ::pipe2(from_child.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error{"no pipe"};
    }
    // Debian's own interpreter: aiosmtpd is a Debian package, and another python3 may come first on
    // the path.
    std::vector<std::string> arguments{"/usr/bin/python3", "tests/support/smtp/real_relay.py"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    child_ = spawn(arguments, to_child[0], from_child[1]);
    ::close(to_child[0]);
    ::close(from_child[1]);
    input_ = to_child[1];
    output_ = ::fdopen(from_child[0], "r");
    port_ = next_mail().at("port").get<std::uint16_t>();
}

RealRelay::~RealRelay() {
    ::close(input_);
    std::fclose(output_);
    ::waitpid(child_, nullptr, 0);
}

nlohmann::json RealRelay::next_mail() {
    std::string line;
    int c = 0;
    while ((c = std::fgetc(output_)) != EOF && c != '\n') line += static_cast<char>(c);
    if (c == EOF) throw std::runtime_error{"the relay ended (is python3-aiosmtpd installed?)"};
    return nlohmann::json::parse(line);
}

SelfSignedCertificate::SelfSignedCertificate(Key key) {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "usher-certificate-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    folder_ = pattern;
    certificate_file_ = folder_ + "/certificate.pem";
    key_file_ = folder_ + "/key.pem";
    std::vector<std::string> arguments{"/usr/bin/openssl", "req", "-x509", "-newkey"};
    if (key == Key::rsa)
        arguments.emplace_back("rsa:2048");
    else
        arguments.insert(arguments.end(), {"ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"});
    arguments.insert(arguments.end(), {"-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
                                       "subjectAltName=IP:127.0.0.1", "-keyout", key_file_, "-out",
                                       certificate_file_});
    const pid_t child = spawn(std::move(arguments), -1, -1);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error{"openssl made no certificate"};
}

SelfSignedCertificate::~SelfSignedCertificate() { std::filesystem::remove_all(folder_); }

}  // namespace usher::test
