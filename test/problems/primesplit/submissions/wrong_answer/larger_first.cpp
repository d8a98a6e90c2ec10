// Right primes, but the larger one first.
#include <iostream>

static bool is_prime(int number) {
  if (number < 2) return false;
  for (int divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor == 0) return false;
  }
  return true;
}

int main() {
  int t, n;
  std::cin >> t;
  while (std::cin >> n) {
    int p = 2;
    while (!is_prime(p) || !is_prime(n - p)) p++;
    std::cout << n - p << ' ' << p << '\n';
  }
}
