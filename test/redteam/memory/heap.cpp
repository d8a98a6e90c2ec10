// tries: to use all memory through a container that doubles
// expect: MLE|RTE
#include <string>
int main() {
  std::string text = "x";
  for (;;) text += text;
}
