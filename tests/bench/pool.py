"""The other side of rows 2 to 4. For each line "PROCESSES NUMBERS CHUNKSIZE" on stdin (chunk size
0: as Pool.map chooses it) makes a pool, maps, closes, joins, and answers with the nanoseconds."""
import sys
from multiprocessing import Pool, set_start_method
from time import perf_counter_ns


def function_square(data):
    return data * data


def measure(processes, numbers, chunksize):
    start = perf_counter_ns()
    pool = Pool(processes)
    outputs = pool.map(function_square, range(numbers), chunksize or None)
    pool.close()
    pool.join()
    took = perf_counter_ns() - start
    assert len(outputs) == numbers and outputs[-1] == (numbers - 1) ** 2
    return took


if __name__ == "__main__":
    set_start_method("fork")
    for line in sys.stdin:
        print(measure(*map(int, line.split())), flush=True)
