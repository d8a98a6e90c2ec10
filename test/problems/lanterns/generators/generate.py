"""Writes the secret inputs. Always the same ones: the generator has a fixed seed."""
import random
from pathlib import Path

SECRET = Path(__file__).parent.parent / "data" / "secret"
rng = random.Random(20_251_104)


def write(name, hooks):
    lines = [str(len(hooks))] + [f"{x} {y}" for x, y in hooks]
    (SECRET / f"{name}.in").write_text("\n".join(lines) + "\n")


def coordinate(most=10_000):
    return round(rng.uniform(-most, most), rng.randint(0, 3))


write("01-two-hooks", [(0, 0), (0.001, 0)])
write("02-corner", [(-10000, -10000), (-10000, 10000), (10000, 10000)])
write("03-there-and-back", [(1, 1), (4, 5), (1, 1)])
write("04-same-hook-again", [(2, 2), (2, 2), (2, 2), (5, 6), (5, 6)])
write("05-middle-on-a-hook", [(0, 0), (3, 4), (6, 0)])
write("06-tiny-steps", [(k / 1000, (k % 2) / 1000) for k in range(2_000)])
write("07-long-first-piece", [(-10000, 0)] + [(10000 - k / 1000, 0) for k in range(500)])
write("08-long-last-piece", [(-10000 + k / 1000, 0) for k in range(500)] + [(10000, 9999.999)])
write("09-anywhere", [(coordinate(), coordinate()) for _ in range(2_000)])
write("10-neighbourhood", [(coordinate(5), coordinate(5)) for _ in range(1_999)])
write("11-zigzag", [(10000 * (-1) ** k, k) for k in range(2_000)])
