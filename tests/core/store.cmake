# Tests that look at real runs of real worker processes.
add_library(poolscope_real_runs STATIC
    ${PROJECT_SOURCE_DIR}/tests/support/realrun.cpp ${PROJECT_SOURCE_DIR}/tests/support/realrun.h)
target_link_libraries(poolscope_real_runs PUBLIC poolscope_core poolscope_test_support)
add_dependencies(poolscope_real_runs poolscope-worker)

poolscope_test(core/record/replay poolscope_real_runs)
poolscope_test(core/report/csv poolscope_real_runs)
poolscope_test(core/report/pythonprogram poolscope_core)
poolscope_test(core/store/runfile poolscope_real_runs)
poolscope_test(core/words/runwords poolscope_core)
foreach(test report_pythonprogram store_runfile)
    add_dependencies(test_core_${test} poolscope)
endforeach()
