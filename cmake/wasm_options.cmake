# How the core is compiled for the browser: small before fast, since every visitor loads it; -O3 with exceptions is half as
# large again. Nothing in it throws; a codec's exception would be a broken invariant, and stops it. Assertions are left to
# the native build.
add_compile_options(-fno-exceptions -msimd128)
# With -Oz Emscripten keeps LLVM from inlining anything, even what is smaller inline: then the core runs at a third of its speed.
add_compile_options(-finline-functions)
add_compile_definitions(JSON_NOEXCEPTION NDEBUG)
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -flto -fno-rtti -fno-threadsafe-statics")
set(CMAKE_EXE_LINKER_FLAGS_RELEASE "-Oz -flto")

# Emscripten's optimiser is a Node program that looks for Debian's acorn here; without it every optimised link dies.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "\"${CMAKE_COMMAND}\" -E env NODE_PATH=/usr/share/nodejs")

find_program(USHER_NODE node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR ${USHER_NODE})

# For executables that ctest runs under Node. The tests themselves may throw.
set(USHER_WASM_TEST_OPTIONS -fexceptions -fwasm-exceptions)
set(USHER_WASM_TEST_LINK_OPTIONS
    -fwasm-exceptions -sENVIRONMENT=node -sWASM_ASYNC_COMPILATION=0 -sEXIT_RUNTIME=1 -sNODERAWFS=1 -sWASM_BIGINT -sALLOW_MEMORY_GROWTH)
