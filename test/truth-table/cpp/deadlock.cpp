// Locks a mutex twice and waits for itself. @VERDICT@: TLE
#include <iostream>
#include <mutex>

int main() {
  std::cout << 7 << std::endl;
  std::mutex mutex;
  mutex.lock();
  mutex.lock();
}
