#include "shared/wire/state_codec.hpp"

namespace usher::wire {

Scope read_scope(ObjectReader& reader, const char* key) {
    return {reader.optional_id<ProjectId>(key)};
}

Actor read_actor(ObjectReader& reader, const char* key) {
    Actor actor;
    Fields{reader}.required(key, actor);
    return actor;
}

}  // namespace usher::wire
