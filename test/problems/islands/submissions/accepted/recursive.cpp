// Flood fill by recursion, up to 160,000 calls deep: the stack may grow as large as memory allows.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

static std::vector<std::string> sea;

static int fill(int row, int column) {
  if (row < 0 || row >= (int)sea.size() || column < 0 || column >= (int)sea[row].size()) return 0;
  if (sea[row][column] != '#') return 0;
  sea[row][column] = '.';
  return 1 + fill(row - 1, column) + fill(row + 1, column) + fill(row, column - 1) + fill(row, column + 1);
}

int main() {
  int rows, columns, count = 0, largest = 0;
  std::cin >> rows >> columns;
  sea.resize(rows);
  for (auto &row : sea) std::cin >> row;
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      const int size = fill(row, column);
      count += size > 0;
      largest = std::max(largest, size);
    }
  }
  std::cout << count << ' ' << largest << '\n';
}
