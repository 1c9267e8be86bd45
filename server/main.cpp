#include <csignal>
#include <cstdio>

#include "server/house.hpp"
#include "server/operations.hpp"
#include "server/refusal_to_start.hpp"

namespace {

// Whoever goes away in the midst of a line, and a file that may grow no further, are errors of the
// call that meets them and no reason to die.
void ignore_signals_of_writing() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace

int main(int count, char** arguments) {
    ignore_signals_of_writing();
    int exit_code = 0;
    const auto options = usher::read_options(count, arguments, exit_code);
    if (!options) return exit_code;
    try {
        if (options->task != usher::Options::Task::serve) return usher::operate(*options);
        usher::House house{*options};
        house.serve();
        return 0;
    } catch (const usher::RefusalToStart& refusal) {
        std::fprintf(stderr, "usher: %s\n", refusal.text.c_str());
    } catch (const usher::app::StoreFailure& failure) {
        std::fprintf(stderr, "usher: the database failed: %s\n", failure.what.c_str());
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "usher: %s\n", exception.what());
    }
    return 1;
}
