"""The notebook's program: the other side of row 1."""
from multiprocessing import Pool, set_start_method


def function_square(data):
    return data * data


if __name__ == "__main__":
    set_start_method("fork")
    inputs = list(range(100))
    pool = Pool(processes=4)
    pool_outputs = pool.map(function_square, inputs)
    pool.close()
    pool.join()
    print("Pool    :", pool_outputs)
