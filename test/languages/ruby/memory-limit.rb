# A list that grows for ever.
kept = []
loop { kept << 'x' * 1_000_000 }
