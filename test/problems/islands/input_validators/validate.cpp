// Accepts a size and a grid of that size.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

static void require(bool condition, const char *message) {
  if (condition) return;
  std::cerr << message << '\n';
  std::exit(1);
}

int main() {
  int rows, columns;
  std::string line;
  require(static_cast<bool>(std::getline(std::cin, line)), "the first line is missing");
  require(std::sscanf(line.c_str(), "%d %d", &rows, &columns) == 2, "the first line is no size");
  require(line == std::to_string(rows) + ' ' + std::to_string(columns), "the size is not written plainly");
  require(1 <= rows && rows <= 400 && 1 <= columns && columns <= 400, "the size is out of range");
  for (int row = 0; row < rows; row++) {
    require(static_cast<bool>(std::getline(std::cin, line)) && !std::cin.eof(), "a row is missing");
    require(static_cast<int>(line.size()) == columns, "a row is too short or too long");
    require(std::all_of(line.begin(), line.end(), [](char c) { return c == '#' || c == '.'; }), "what is this square?");
  }
  require(std::cin.get() == EOF, "something follows the grid");
  return 42;
}
