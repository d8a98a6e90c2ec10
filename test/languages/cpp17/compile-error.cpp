// A vector of what is no type.
#include <vector>

int main() { std::vector<nothing_like_this> v; }
