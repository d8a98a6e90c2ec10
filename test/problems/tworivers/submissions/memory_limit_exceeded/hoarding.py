# Keeps more and more bytes. @EXPECTED_RESULTS@: MEMORY-LIMIT
kept = []
while True:
    kept.append(bytearray(b"x") * 1_000_000)
