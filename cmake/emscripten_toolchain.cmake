# Finds the Emscripten that emsdk-setup.sh chose: an activated emsdk, one in build/emsdk, or the emcc on the PATH.
set(usher_emsdk "${CMAKE_CURRENT_LIST_DIR}/../build/emsdk")
find_program(USHER_EMCC emcc
    HINTS "$ENV{EMSDK}/upstream/emscripten" "${usher_emsdk}/upstream/emscripten" REQUIRED)
file(REAL_PATH "${USHER_EMCC}" usher_emcc)
get_filename_component(usher_emscripten_root "${usher_emcc}" DIRECTORY)
include("${usher_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
