// Adds with four threads. @VERDICT@: AC
#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

int main() {
  int a, b;
  std::cin >> a >> b;
  std::atomic<int> sum = a + b - 4;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; i++) threads.emplace_back([&] { sum++; });
  for (auto &thread : threads) thread.join();
  std::cout << sum << '\n';
}
