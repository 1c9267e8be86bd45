# usher_compile_options is linked privately by every target of ours: warnings are errors, and each preset's
# optimisation, hardening and sanitizers stand here and nowhere else.
set(USHER_SANITIZE "" CACHE STRING "Sanitizers to build with, comma separated, as -fsanitize takes them")
option(USHER_FUZZ "Build the fuzzers of tests/fuzz (needs clang)" OFF)

# Asserts stay on in release builds: a broken invariant must stop the process before it is committed.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

add_library(usher_compile_options INTERFACE)
# Every member has a default, so an initializer that names only the first ones says what it means.
target_compile_options(usher_compile_options INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 reports overlapping copies in std::string's operator+ that are not there (GCC bug 105651).
    target_compile_options(usher_compile_options INTERFACE -Wno-restrict)
endif()

if(EMSCRIPTEN)
    include(wasm_options)
    return()
endif()

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_compile_options(-fno-semantic-interposition)
include(CheckPIESupported)
check_pie_supported()

if(USHER_SANITIZE)
    # For everything, ours or not: objects with and without a sanitizer must not be mixed.
    add_compile_options(-fsanitize=${USHER_SANITIZE} -fno-omit-frame-pointer -g1 -O1)
    add_link_options(-fsanitize=${USHER_SANITIZE})
    if(USHER_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ takes what the sanitizers insert for reads of values that were never written.
        target_compile_options(usher_compile_options INTERFACE -Wno-maybe-uninitialized)
    endif()
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(usher_compile_options INTERFACE -fstack-protector-strong -fstack-clash-protection)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
        target_compile_options(usher_compile_options INTERFACE -fcf-protection)
    endif()
    target_compile_definitions(usher_compile_options INTERFACE _FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS)
    target_link_options(usher_compile_options INTERFACE LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
endif()

if(USHER_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "Fuzzers need clang++: use `cmake --preset fuzz`.")
    endif()
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
