// tries: to use all memory while compiling
// expect: CE
// stage: compile
#include <array>
constexpr auto make() {
  std::array<std::array<unsigned char, 1 << 15>, 1 << 15> all{};
  for (auto &row : all) {
    for (auto &cell : row) cell = (unsigned char)(&cell - &row[0]);
  }
  return all;
}
constexpr auto all = make();
int main() { return all[5][6]; }
