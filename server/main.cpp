#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdio>

#include "server/house.hpp"
#include "server/log.hpp"
#include "server/operations.hpp"
#include "server/refusal_to_start.hpp"

namespace {

// Whoever goes away in the midst of a line, and a file that may grow no further, are errors of the
// call that meets them and no reason to die.
void ignore_signals_of_writing() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

// Until the listener heeds the first; the others have no meaning here.
void ignore_signals_of_operators() {
    for (const int signal : {SIGHUP, SIGUSR1, SIGUSR2}) std::signal(signal, SIG_IGN);
}

int run_server(const usher::Options& options) {
    ignore_signals_of_operators();
    usher::set_up_log(options);
    for (const std::string& warning : options.warnings) spdlog::warn("{}", warning);
    usher::House house{options};
    house.serve();
    return 0;
}

int run_operation(const usher::Options& options) {
    for (const std::string& warning : options.warnings)
        std::fprintf(stderr, "usher: %s\n", warning.c_str());
    return usher::operate(options);
}

}  // namespace

int main(int count, char** arguments) {
    ignore_signals_of_writing();
    int exit_code = 0;
    const auto options = usher::read_options(count, arguments, exit_code);
    if (!options) return exit_code;
    try {
        return options->task == usher::Options::Task::serve ? run_server(*options)
                                                            : run_operation(*options);
    } catch (const usher::RefusalToStart& refusal) {
        usher::log_end(refusal.text);
        return refusal.exit_code;
    } catch (const usher::app::StoreFailure& failure) {
        usher::log_end("the database failed: " + failure.what);
    } catch (const std::exception& exception) {
        usher::log_end(exception.what());
    }
    return 1;
}
