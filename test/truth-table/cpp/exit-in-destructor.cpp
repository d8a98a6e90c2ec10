// Crashes after main has returned. @VERDICT@: RTE
#include <cstdlib>
#include <iostream>

struct Late {
  ~Late() { std::abort(); }
} late;

int main() { std::cout << 7 << std::endl; }
