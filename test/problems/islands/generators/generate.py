"""Writes the secret inputs. Always the same ones: the generator has a fixed seed."""
import random
from pathlib import Path

SECRET = Path(__file__).parent.parent / "data" / "secret"
rng = random.Random(20_251_106)


def write(name, rows):
    (SECRET / f"{name}.in").write_text("\n".join([f"{len(rows)} {len(rows[0])}", *rows]) + "\n")


def sprinkled(rows, columns, share):
    return ["".join("#" if rng.random() < share else "." for _ in range(columns)) for _ in range(rows)]


def serpent(rows, columns):
    """One island without crossings, as long as can be."""
    ends = ["." * (columns - 1) + "#", "#" + "." * (columns - 1)]
    return ["#" * columns if row % 2 == 0 else ends[row // 2 % 2] for row in range(rows)]


def spiral(size):
    grid = [["."] * size for _ in range(size)]
    row, column, step_row, step_column = 0, 0, 0, 1
    grid[0][0] = "#"
    turns = 0
    while turns < 2:
        ahead = row + step_row, column + step_column
        beyond = row + 2 * step_row, column + 2 * step_column
        is_free = 0 <= ahead[0] < size and 0 <= ahead[1] < size and grid[ahead[0]][ahead[1]] == "."
        if is_free and 0 <= beyond[0] < size and 0 <= beyond[1] < size:
            is_free = grid[beyond[0]][beyond[1]] == "."
        if is_free:
            row, column = ahead
            grid[row][column] = "#"
            turns = 0
        else:
            step_row, step_column = step_column, -step_row
            turns += 1
    return ["".join(line) for line in grid]


write("1-small/01-one-square-of-water", ["."])
write("1-small/02-one-square-of-land", ["#"])
write("1-small/03-diagonals", ["#.#.#", ".#.#.", "#.#.#"])
write("1-small/04-ring", ["#####", "#...#", "#.#.#", "#...#", "#####"])
write("1-small/05-column", ["#", "#", ".", "#"])
write("1-small/06-sprinkled", sprinkled(10, 10, 0.5))
write("2-winding/07-serpent", serpent(299, 200))
write("2-winding/08-spiral", spiral(201))
write("2-winding/09-comb", ["#" * 300] + ["#." * 150] * 120)
write("3-large/10-chessboard", [("#." * 150, ".#" * 150)[row % 2] for row in range(300)])
write("3-large/11-all-land", ["#" * 400] * 400)
write("3-large/12-all-water", ["." * 400] * 2)
write("3-large/13-sprinkled", sprinkled(400, 250, 0.59))
write("3-large/14-wide", sprinkled(1, 400, 0.7))
write("3-large/15-tall", sprinkled(400, 1, 0.7))
