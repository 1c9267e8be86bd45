"""The law of the rooms: which folder may include what. ARCHITECTURE.md says it in words; this table is what is enforced."""
import re
from dataclasses import dataclass

# What C++20 offers and both compilers have. Anything else in angle brackets is a library and must be granted by name.
STANDARD = frozenset(
    """algorithm any array atomic barrier bit bitset cassert cctype cerrno cfloat charconv chrono cinttypes climits clocale cmath
    codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring
    ctime cuchar cwchar cwctype deque exception execution filesystem format forward_list fstream functional future
    initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new
    numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set shared_mutex
    source_location span sstream stack stdexcept stop_token streambuf string string_view strstream syncstream system_error
    thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector version""".split()
)

# No clock, no randomness, no I/O, no thread in shared/; and nothing that one of its two compilers lacks.
NOT_IN_SHARED = frozenset(
    """atomic barrier clocale codecvt condition_variable coroutine csetjmp csignal cstdio ctime execution filesystem format fstream
    future iostream latch locale memory_resource mutex random ranges regex semaphore shared_mutex source_location stop_token
    strstream syncstream thread""".split()
)

POSIX = r"(sys/[a-z]+|netinet/[a-z]+|arpa/inet|unistd|fcntl|poll|signal|errno|pwd|termios)\.h"


@dataclass(frozen=True)
class Room:
    """A folder; the folders whose headers it may include besides its own; the libraries, as patterns of what stands in <>."""

    folder: str
    rooms: tuple = ()
    libraries: tuple = ()
    standard: frozenset = STANDARD

    def may_include_room(self, path):
        return any(path.startswith(room) for room in (self.folder, *self.rooms))

    def may_include_library(self, name):
        return name in self.standard or any(re.fullmatch(pattern, name) for pattern in self.libraries)


def shared_rooms():
    """From the ground up: each includes only what stands below it."""
    below = []
    for name in ("values", "policy", "lifecycle", "roster", "table", "plan", "wire"):
        folder = f"shared/{name}/"
        libraries = (r"nlohmann/json(_fwd)?\.hpp",) if name == "wire" else ()
        # Every limit stands once, in policy/; the values below may read them, because they need durations alone.
        rooms = ("shared/policy/limits.hpp",) if name == "values" else tuple(below)
        yield Room(folder, rooms, libraries, STANDARD - NOT_IN_SHARED)
        below.append(folder)


ROOMS = (
    *shared_rooms(),
    # The floor, each a room of its own: durations need nothing, limits need durations alone, every value may use both.
    Room("shared/values/instant.hpp", (), (), STANDARD - NOT_IN_SHARED),
    Room("shared/policy/limits.hpp", ("shared/values/instant.hpp",), (), STANDARD - NOT_IN_SHARED),
    Room("wasm/", ("shared/",), (r"emscripten(/[a-z_0-9]+)?\.h",), STANDARD - NOT_IN_SHARED),
    Room("server/app/", ("shared/",)),
    Room("server/http/", ("shared/", "server/app/", "server/auth/"), (r"boost/.+\.hpp", r"brotli/encode\.h", POSIX)),
    Room("server/store/", ("shared/", "server/app/"), (r"sqlite3\.h", r"libpq-fe\.h", POSIX)),
    Room("server/auth/", ("shared/", "server/app/"), (r"sodium\.h", r"openssl/.+\.h", r"curl/curl\.h", POSIX)),
    Room("server/mail/", ("shared/", "server/app/"), (r"curl/curl\.h", r"date/tz\.h", POSIX)),
    Room("server/", ("shared/",), (r"CLI/.+\.hpp", r"spdlog/.+\.h", r"toml\+\+/toml\.h", POSIX)),
    # The core's tests run in WebAssembly too, so they see no more than the core and the test framework.
    Room("tests/shared/", ("shared/", "tests/support/"), (r"g(test|mock)/.+\.h", r"nlohmann/json\.hpp")),
    # What strangers' bytes meet first: the core, the gate of server/http, the tokens of server/auth. Nothing else from outside.
    Room("tests/fuzz/", ("shared/", "server/app/", "server/auth/", "server/http/", "tests/support/")),
    Room("tests/", ("shared/", "server/"), (r".+",)),
    Room("bench/", ("shared/", "server/", "tests/support/"), (r".+",)),
)


def room_of(path):
    """The innermost room a file lives in; None outside of every room."""
    homes = [room for room in ROOMS if path.startswith(room.folder)]
    return max(homes, key=lambda room: len(room.folder), default=None)
