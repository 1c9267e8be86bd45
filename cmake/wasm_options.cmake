# How the core is compiled for the browser. Exceptions are WebAssembly's own, because a C++ catch aborts with neither flag;
# link-time optimisation and SIMD are measured choices.
add_compile_options(-fwasm-exceptions -msimd128)
add_link_options(-fwasm-exceptions)
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -flto")
set(CMAKE_EXE_LINKER_FLAGS_RELEASE "-O3 -flto")

# Emscripten's optimiser is a Node program that looks for Debian's acorn here; without it every optimised link dies.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "\"${CMAKE_COMMAND}\" -E env NODE_PATH=/usr/share/nodejs")

find_program(USHER_NODE node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR ${USHER_NODE})

# For executables that ctest runs under Node.
set(USHER_WASM_TEST_LINK_OPTIONS
    -sENVIRONMENT=node -sWASM_ASYNC_COMPILATION=0 -sEXIT_RUNTIME=1 -sNODERAWFS=1 -sWASM_BIGINT -sALLOW_MEMORY_GROWTH)
