"""Writes the secret inputs. Always the same ones: the generator has a fixed seed."""
import random
from pathlib import Path

SECRET = Path(__file__).parent.parent / "data" / "secret"
rng = random.Random(20_251_107)


def write(name, s, t):
    (SECRET / f"{name}.in").write_text(f"{s}\n{t}\n")


def notes(length, letters="abcdefg"):
    return "".join(rng.choice(letters) for _ in range(length))


def played_again(song, mistakes):
    """The song with some notes left out and some added."""
    song = list(song)
    for _ in range(mistakes):
        if rng.random() < 0.5:
            song.pop(rng.randrange(len(song)))
        else:
            song.insert(rng.randrange(len(song)), notes(1))
    return "".join(song)


write("01-one-note", "a", "a")
write("02-nothing-in-common", "aaaa", "bcdefg")
write("03-short-and-long", "gfe", notes(300))
write("04-backwards", "abcdefg", "gfedcba")
write("05-greedy-trap", "gabcdef", "abcdefg")
write("06-scattered", "abc", "adbdc")
write("07-medium", notes(600), notes(500))
song = notes(7_900)
write("08-same-song", song, played_again(song, 90))
write("09-random", notes(8_000), notes(8_000))
write("10-one-letter", "a" * 8_000, "a" * 7_999)
write("11-two-letters", notes(8_000, "ab"), notes(8_000, "ab"))
write("12-blocks", "a" * 4_000 + "b" * 4_000, "b" * 4_000 + "a" * 4_000)
