#include "tests/support/vectors/vector.hpp"
#include "tests/support/to_json.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "shared/wire/describe.hpp"
#include "shared/wire/event_codec.hpp"
#include "tests/support/vectors/labels.hpp"
#include "tests/support/vectors/stop.hpp"
#include "tests/support/vectors/when.hpp"

namespace usher::test {
namespace {

using wire::Json;
using wire::ObjectReader;

constexpr std::size_t most = 10000;

Labels& labels() {
    static Labels known;
    return known;
}

Json read_file(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    if (!stream) stop("cannot read " + path.string());
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const auto json = wire::parse(text);
    if (!json)
        stop(path.string() + ": " + std::string{name(json.error().code)} + " " +
             json.error().field);
    return labels().resolve(*json);
}

[[noreturn]] void refuse(const std::string& place, const Errors& errors) {
    std::string text = place + " is ill-formed:";
    for (const Error& error : errors)
        text += "\n  " + error.field + ": " + std::string{name(error.code)};
    stop(text);
}

/// The starting worlds that vectors name, each the events of another and its own.
class Worlds {
public:
    explicit Worlds(Json json) : json_(std::move(json)) {}

    std::vector<Event> events(const std::string& world) {
        const auto found = json_.find(world);
        if (found == json_.end()) stop("there is no world " + world);
        Errors errors;
        ObjectReader reader{*found, world, errors};
        std::vector<Event> events = begun(reader);
        reader.finish();
        if (!errors.empty()) refuse("worlds.json", errors);
        return events;
    }

    // The world that the object names, and the events it gives itself.
    std::vector<Event> begun(ObjectReader& reader) {
        std::vector<Event> given;
        if (const auto world = reader.optional_text("world")) given = events(*world);
        if (reader.raw("given") == nullptr) return given;
        reader.objects("given", most, [&](ObjectReader& item) {
            if (auto event = wire::read_event(item)) given.push_back(std::move(*event));
        });
        return given;
    }

private:
    Json json_;
};

Errors read_errors(ObjectReader& reader, const char* key) {
    Errors errors;
    if (reader.raw(key) == nullptr) return errors;
    reader.objects(key, most, [&](ObjectReader& item) {
        const auto code = code_named(item.text("code"));
        if (!code) item.refuse(Code::unknown_value, "code");
        errors.push_back(
            {code.value_or(Code::internal_error), item.optional_text("field").value_or("")});
    });
    return errors;
}

std::optional<Json> copy_of(ObjectReader& reader, const char* key) {
    const Json* found = reader.raw(key);
    return found == nullptr ? std::nullopt : std::optional{*found};
}

Vector::Then read_then(ObjectReader& reader) {
    Vector::Then then;
    if (reader.raw("events") != nullptr) {
        reader.objects("events", most, [&](ObjectReader& item) {
            if (const auto event = wire::read_event(item))
                then.events.push_back(wire::to_json(*event));
        });
    }
    then.errors = read_errors(reader, "errors");
    then.notes = read_errors(reader, "notes");
    if (reader.raw("renamed") != nullptr) {
        reader.objects("renamed", most, [&](ObjectReader& item) {
            const auto from = item.id<CommandId>("from").bits;
            then.renamed.push_back({from, item.id<CommandId>("to").bits});
        });
    }
    then.claims = copy_of(reader, "claims");
    then.releases = copy_of(reader, "releases");
    then.mail = copy_of(reader, "mail");
    return then;
}

Vector read_vector(ObjectReader& reader, Worlds& worlds) {
    Vector vector;
    vector.name = reader.text("name");
    if (reader.raw("features") != nullptr) vector.features = reader.texts("features", most);
    vector.given = worlds.begun(reader);
    if (reader.raw("formers") != nullptr) {
        reader.objects("formers", most, [&](ObjectReader& item) {
            const auto home = item.id<OrganizationId>("home");
            wire::Fields fields{item};
            Former former;
            wire::describe(fields, former);
            vector.formers.emplace_back(home, std::move(former));
        });
    }
    reader.object("when", [&](ObjectReader& when) {
        vector.when = read_when(when, CommandId{bits_of_label("command:" + vector.name)});
    });
    reader.object("then", [&](ObjectReader& then) { vector.then = read_then(then); });
    return vector;
}

bool is_of_worlds(const std::filesystem::path& path) {
    return path.stem().string().rfind("worlds", 0) == 0;
}

// In order of their names.
std::vector<std::filesystem::path> files_in(const std::string& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

// The worlds of every file whose name begins with `worlds`, each of a name of its own.
Json read_worlds(const std::string& folder) {
    Json worlds = Json::object();
    for (const auto& path : files_in(folder)) {
        if (!is_of_worlds(path)) continue;
        const Json file = read_file(path);
        for (const auto& [name, world] : file.items()) {
            if (worlds.contains(name)) stop("there are two worlds " + name);
            worlds[name] = world;
        }
    }
    return worlds;
}

}  // namespace

std::vector<Vector> read_vectors(const std::string& folder) {
    Worlds worlds{read_worlds(folder)};
    std::vector<Vector> vectors;
    for (const auto& path : files_in(folder)) {
        if (is_of_worlds(path)) continue;
        const Json file{{"vectors", read_file(path)}};
        Errors errors;
        ObjectReader reader{file, {}, errors};
        reader.objects("vectors", most, [&](ObjectReader& item) {
            vectors.push_back(read_vector(item, worlds));
            vectors.back().file = path.stem().string();
        });
        if (!errors.empty()) refuse(path.string(), errors);
    }
    return vectors;
}

std::vector<Event> read_world(const std::string& folder, const std::string& name) {
    return Worlds{read_worlds(folder)}.events(name);
}

std::string readable(const std::string& text) { return labels().readable(text); }

}  // namespace usher::test
