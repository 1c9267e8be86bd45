#pragma once

namespace usher::auth {

/// Makes libsodium ready, once for the process; any thread, any number of times. Whoever holds keys
/// or draws random bytes calls it first. Throws std::runtime_error when the system gives no
/// randomness: nothing may start then.
void start_sodium();

}  // namespace usher::auth
