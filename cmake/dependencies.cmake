# Every library from outside, by the name our rooms link it with. packages.txt says which Debian package brings it.

# Packs the Unicode tables.
find_package(Python3 3.11 REQUIRED COMPONENTS Interpreter)

# The one dependency of shared/, for its codec alone.
if(EMSCRIPTEN)
    # All of /usr/include on the search path would hide Emscripten's own headers, so only this folder is linked in.
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
    file(CREATE_LINK /usr/include/nlohmann ${CMAKE_BINARY_DIR}/include/nlohmann SYMBOLIC)
    add_library(usher_json INTERFACE)
    target_include_directories(usher_json SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/include)

    set(gtest_disable_pthreads ON CACHE BOOL "" FORCE)
    set(INSTALL_GTEST OFF CACHE BOOL "" FORCE)
    if(EXISTS /usr/src/googletest/CMakeLists.txt)
        add_subdirectory(/usr/src/googletest ${CMAKE_BINARY_DIR}/googletest EXCLUDE_FROM_ALL)
        foreach(library gtest gtest_main gmock gmock_main)
            # Not ours, and older than the compiler: its warnings are not our errors.
            target_compile_options(${library} PRIVATE -w ${USHER_WASM_TEST_OPTIONS})
            if(NOT TARGET GTest::${library})
                add_library(GTest::${library} ALIAS ${library})
            endif()
        endforeach()
        set(GTest_FOUND TRUE)
    endif()
    return()
endif()

find_package(nlohmann_json 3.11 REQUIRED)
add_library(usher_json INTERFACE)
target_link_libraries(usher_json INTERFACE nlohmann_json::nlohmann_json)

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(CURL 7.88 REQUIRED)
find_package(date 3.0 CONFIG REQUIRED)
find_package(CLI11 REQUIRED)
# Headers alone, in server/configuration.cpp.
find_package(tomlplusplus 3.3 REQUIRED)
find_package(spdlog REQUIRED)
find_package(mimalloc 2.0 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlienc)
find_package(GTest QUIET)

# Beast and Asio are headers; deprecated Asio interfaces are not to be met at all.
add_library(usher_boost INTERFACE)
target_link_libraries(usher_boost INTERFACE Boost::headers Threads::Threads)
target_compile_definitions(usher_boost INTERFACE BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE)
