// Answers questions about the pipe. An undecided leak is put where the most segments are left.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr int kMostQuestions = 20;
std::ofstream judge_message;

[[noreturn]] void reject(const std::string &why) {
  judge_message << why << std::endl;
  std::exit(43);
}

long long read_segment(long long n) {
  long long segment;
  if (!(std::cin >> segment)) reject("the program ended, or did not name a segment");
  if (segment < 1 || segment > n) reject("segment " + std::to_string(segment) + " is not there");
  return segment;
}

}  // namespace

int main(int argc, char **argv) {
  if (argc < 4) return 1;
  std::ifstream input(argv[1]);
  judge_message.open(std::string(argv[3]) + "judgemessage.txt");
  long long n, leak;
  std::string how;
  if (!(input >> n >> how >> leak)) return 1;

  std::cout << n << std::endl;
  long long low = 1, high = n;  // the leak is one of these
  if (how == "fixed") low = high = leak;
  for (int questions = 0;;) {
    std::string command;
    if (!(std::cin >> command)) reject("the program ended without an answer");
    long long segment;
    if (command == "!") {
      segment = read_segment(n);
      if (low != high || segment != low) reject("the leak is elsewhere");
      break;
    }
    if (command != "?") reject("neither ? nor !: " + command.substr(0, 50));
    segment = read_segment(n);
    if (++questions > kMostQuestions) reject("more than 20 questions");
    bool is_wet = segment < low || (segment < high && segment - low + 1 <= high - segment);
    if (segment >= low && segment < high) (is_wet ? low : high) = is_wet ? segment + 1 : segment;
    std::cout << (is_wet ? "wet" : "dry") << std::endl;
  }
  std::string more;
  if (std::cin >> more) reject("output after the answer");
  return 42;
}
