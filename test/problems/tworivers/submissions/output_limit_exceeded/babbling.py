# Prints without end. @EXPECTED_RESULTS@: OUTPUT-LIMIT
while True:
    print("7" * 10_000)
