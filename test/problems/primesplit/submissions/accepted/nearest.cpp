// Begins in the middle, so that the two primes are as near to each other as can be: another answer than the jury's.
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
    int p = n / 2;
    while (!is_prime(p) || !is_prime(n - p)) p--;
    std::cout << p << ' ' << n - p << '\n';
  }
}
