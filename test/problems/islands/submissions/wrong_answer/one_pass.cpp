// Passes over the map once and takes the label from above or from the left, without joining labels that meet.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
  int rows, columns;
  std::cin >> rows >> columns;
  std::vector<std::vector<int>> label(rows, std::vector<int>(columns));
  std::vector<int> sizes{0};
  std::string line;
  for (int r = 0; r < rows; r++) {
    std::cin >> line;
    for (int c = 0; c < columns; c++) {
      if (line[c] != '#') continue;
      if (r > 0 && label[r - 1][c]) label[r][c] = label[r - 1][c];
      else if (c > 0 && label[r][c - 1]) label[r][c] = label[r][c - 1];
      else {
        label[r][c] = sizes.size();
        sizes.push_back(0);
      }
      sizes[label[r][c]]++;
    }
  }
  std::cout << sizes.size() - 1 << ' ' << *std::max_element(sizes.begin(), sizes.end()) << '\n';
}
