# ccache makes the second build of a Beast translation unit free; without it everything still builds.
find_program(USHER_CCACHE ccache)
if(USHER_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${USHER_CCACHE})
endif()
