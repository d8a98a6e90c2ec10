"""Writes the secret inputs. Always the same ones: the generator has a fixed seed."""
import random
from pathlib import Path

SECRET = Path(__file__).parent.parent / "data" / "secret"
rng = random.Random(20_251_103)


def write(name, words):
    (SECRET / f"{name}.in").write_text("\n".join([str(len(words)), *words]) + "\n")


def word(length, letters="abcdefghijklmnopqrstuvwxyz"):
    return "".join(rng.choice(letters) for _ in range(length))


def shuffled(text):
    return "".join(rng.sample(text, len(text)))


write("01-one-book", ["a"])
write("02-all-equal", ["echo"] * 50)
write("03-tie", ["tea", "rat", "eat", "tar", "ate", "art", "zoo"])
write("04-tie-of-ones", ["delta", "bravo", "charlie"])
write("05-same-letters-other-counts", ["aab", "abb", "aba", "bab", "baa", "bba", "abb"])
write("06-lengths", ["a" * k for k in range(1, 21)] + ["a" * 20])
write("07-two-letters", [word(8, "ab") for _ in range(3_000)])
family = word(20)
write("08-one-family", [shuffled(family) for _ in range(4_000)])
write("09-all-different", sorted({word(7) for _ in range(12_000)}))
families = [word(6) for _ in range(2_500)]
write("10-many-families", [shuffled(rng.choice(families)) for _ in range(12_000)])
