"""Writes data/ anew: python3 generators/generate.py"""
import pathlib
import random

data = pathlib.Path(__file__).parent.parent / "data"
random.seed(20)


def best(hives):
    take = leave = 0
    for honey in hives:
        take, leave = leave + honey, max(take, leave)
    return max(take, leave)


def write(name, hives):
    (data / name).parent.mkdir(parents=True, exist_ok=True)
    (data / f"{name}.in").write_text(f"{len(hives)}\n{' '.join(map(str, hives))}\n")
    (data / f"{name}.ans").write_text(f"{best(hives)}\n")


def some(count, most):
    return [random.randint(0, most) for _ in range(count)]


write("sample/1", [3, 2, 7, 10])
write("secret/1-small/01-one", [5])
write("secret/1-small/02-greedy-fails", [9, 10, 9])
write("secret/1-small/03-two-between", [8, 1, 2, 9])
write("secret/1-small/04-random", some(12, 100))
write("secret/2-medium/01-random", some(1000, 1000))
write("secret/2-medium/02-nothing", [0] * 1000)
write("secret/2-medium/03-random", some(999, 1000))
write("secret/3-large/01-full", [10**9] * 100_000)
write("secret/3-large/02-random", some(100_000, 10**9))
