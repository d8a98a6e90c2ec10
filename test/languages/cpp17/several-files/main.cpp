#include <iostream>
#include "adder.hpp"

int main() { std::cout << add(30, 12) << "\n"; }
