# A list of lists that grows for ever. @VERDICT@: MLE
kept = []
while True:
    kept.append([0] * 100_000)
