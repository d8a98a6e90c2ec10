"""Writes the secret inputs. Always the same ones: the generator has a fixed seed."""
import random
from pathlib import Path

SECRET = Path(__file__).parent.parent / "data" / "secret"
rng = random.Random(20_251_108)


def write(name, n, lines):
    text = [f"{n} {len(lines)}"] + [f"{a} {b} {w}" for a, b, w in lines]
    (SECRET / f"{name}.in").write_text("\n".join(text) + "\n")


def either_way(a, b, w):
    return (a, b, w) if rng.random() < 0.5 else (b, a, w)


def random_lines(n, m, most):
    """A tree and some more, so that everything can be reached."""
    lines = [either_way(rng.randint(max(1, b - 50), b - 1), b, rng.randint(1, most)) for b in range(2, n + 1)]
    while len(lines) < m:
        a, b = rng.sample(range(1, n + 1), 2)
        lines.append((a, b, rng.randint(1, most)))
    rng.shuffle(lines)
    return lines


write("01-no-lines", 2, [])
write("02-one-line", 2, [(2, 1, 10**9)])
write("03-two-lines-between-the-same", 2, [(1, 2, 9), (2, 1, 5), (1, 2, 7)])
write("04-last-is-apart", 6, [(1, 2, 3), (2, 3, 4), (3, 1, 5), (4, 5, 1), (5, 6, 1)])
write("05-fewer-changes-are-slower", 4, [(1, 4, 10), (1, 2, 3), (2, 3, 3), (3, 4, 3)])
write("06-nearest-first-is-slower", 5, [(1, 2, 1), (2, 5, 100), (1, 3, 2), (3, 4, 2), (4, 5, 2)])
write("07-many-equally-fast", 62, [line for k in range(0, 60, 3) for line in
      [(k + 1, k + 2, 1), (k + 2, k + 4, 2), (k + 1, k + 3, 2), (k + 3, k + 4, 1)]] + [(61, 62, 1)])
write("08-beyond-32-bits", 1_500, [either_way(k, k + 1, 10**9 - k) for k in range(1, 1_500)])
write("09-small-random", 60, random_lines(60, 150, 30))
write("10-large-random", 5_000, random_lines(5_000, 8_500, 99_999))
chain = [(k + 1, k, 1) for k in range(1, 5_000)]
write("11-chain-from-behind", 5_000, chain[::-1] + [(1, k, 6 * k) for k in range(2, 2_500)])
write("12-star", 3_000, [(2, k, k) for k in range(3, 3_001)] + [(1, 2, 1)])
