#include "server/app/slice.hpp"

#include <future>

namespace usher::app {

bool keep_behind(Writer& writer, Writer::Work work) {
    std::promise<bool> kept;
    writer.run_behind(std::move(work), [&kept](bool answer) { kept.set_value(answer); });
    return kept.get_future().get();
}

}  // namespace usher::app
