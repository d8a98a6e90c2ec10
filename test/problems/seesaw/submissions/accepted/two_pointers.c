#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int by_weight(const void *a, const void *b) {
  int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
  return (one > other) - (one < other);
}

int64_t heaviest_pair(const int64_t *weights, size_t weights_length, int64_t limit) {
  int64_t *sorted = malloc(weights_length * sizeof *sorted), best = -1;
  memcpy(sorted, weights, weights_length * sizeof *sorted);
  qsort(sorted, weights_length, sizeof *sorted, by_weight);
  for (size_t low = 0, high = weights_length - 1; low < high;) {
    int64_t sum = sorted[low] + sorted[high];
    if (sum > limit) {
      high--;
    } else {
      if (sum > best) best = sum;
      low++;
    }
  }
  free(sorted);
  return best;
}
