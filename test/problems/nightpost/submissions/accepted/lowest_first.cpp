// Twenty lanterns, the lowest digit first for the sender, so that the highest comes first for the receiver.
#include <iostream>
#include <string>

int main() {
  std::string role;
  std::cin >> role;
  if (role == "send") {
    int x;
    std::cin >> x;
    for (int i = 0; i < 20; i++) std::cout << (x >> i & 1 ? '*' : '.');
    std::cout << "\n";
  } else {
    std::string row;
    std::cin >> row;
    int x = 0;
    for (char lantern : row) x = 2 * x + (lantern == '*');
    std::cout << x << "\n";
  }
}
