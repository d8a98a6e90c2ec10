// Counts on its fingers: a deque with an element for every unit of the sum. @EXPECTED_RESULTS@: MEMORY-LIMIT
#include <deque>
#include <iostream>

int main() {
  std::deque<long long> fingers;
  for (long long i = 0; i < 1'000'000'000; i++) fingers.push_back(i);
  std::cout << fingers.size() << '\n';
}
