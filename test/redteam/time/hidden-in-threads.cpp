// tries: to compute in four threads at once for a quarter of the time each
// expect: TLE
#include <ctime>
#include <iostream>
#include <thread>
#include <vector>
int main() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; i++) {
    threads.emplace_back([] {
      timespec now;
      do clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
      while (now.tv_sec * 10 + now.tv_nsec / 100000000 < 4);
    });
  }
  for (auto &thread : threads) thread.join();
  std::cout << "OK\n";
}
