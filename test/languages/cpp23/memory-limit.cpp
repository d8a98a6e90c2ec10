// A vector that grows for ever.
#include <vector>

int main() {
  std::vector<long long> numbers;
  for (long long i = 0;; i++) numbers.push_back(i);
}
