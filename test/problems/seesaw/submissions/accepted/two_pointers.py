def heaviest_pair(weights, limit):
    weights.sort()
    best, low, high = -1, 0, len(weights) - 1
    while low < high:
        total = weights[low] + weights[high]
        if total > limit:
            high -= 1
        else:
            best = max(best, total)
            low += 1
    return best
