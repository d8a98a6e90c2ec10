#include <algorithm>
#include <iostream>
#include <vector>

// What it prints is for nobody, and does no harm.
long long heaviest_pair(std::vector<long long> weights, long long limit) {
  std::sort(weights.begin(), weights.end());
  long long best = -1;
  for (std::size_t i = 1; i < weights.size(); i++) {
    auto end = weights.begin() + static_cast<long>(i);
    auto other = std::upper_bound(weights.begin(), end, limit - weights[i]);
    if (other != weights.begin()) best = std::max(best, weights[i] + *--other);
  }
  std::cout << best << std::endl;
  return best;
}
