// tries: to start threads without end, by a library that throws where it is refused
// expect: RTE
#include <chrono>
#include <thread>
#include <vector>
int main() {
  std::vector<std::thread> threads;
  for (;;) threads.emplace_back([] { std::this_thread::sleep_for(std::chrono::hours(1)); });
}
