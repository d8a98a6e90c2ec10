// Right, but then it asks once more.
#include <iostream>
#include <string>

int main() {
  int n;
  std::cin >> n;
  int low = 1, high = n;
  while (low < high) {
    int middle = (low + high) / 2;
    std::cout << "? " << middle << std::endl;
    std::string answer;
    std::cin >> answer;
    if (answer == "wet") low = middle + 1;
    else high = middle;
  }
  std::cout << "! " << low << "\n? 1" << std::endl;
}
