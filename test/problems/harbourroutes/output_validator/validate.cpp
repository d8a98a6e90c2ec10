// Output validator: walks the route and adds up the times. The jury's answer says only how fast the fastest is.
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <utility>

static constexpr int ACCEPT = 42, REJECT = 43, BROKEN = 1;
static std::string feedback_dir;

static void finish(int code, const std::string &for_judges, const std::string &for_team = "") {
  std::ofstream(feedback_dir + "judgemessage.txt") << for_judges << '\n';
  if (!for_team.empty()) std::ofstream(feedback_dir + "teammessage.txt") << for_team << '\n';
  std::exit(code);
}

static std::string lower(std::string text) {
  for (char &c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

static std::string word(const std::string &what) {
  std::string text;
  if (!(std::cin >> text)) finish(REJECT, "the output ends before " + what, "The output is too short.");
  return text;
}

static std::int64_t number(const std::string &text, const std::string &what) {
  const bool is_plain = text.size() <= 18 && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
  if (!is_plain) finish(REJECT, what + " is no number: " + text.substr(0, 40), "A number is expected.");
  return std::stoll(text);
}

int main(int argc, char **argv) {
  if (argc < 4) return BROKEN;
  feedback_dir = argv[3];
  if (feedback_dir.empty() || feedback_dir.back() != '/') feedback_dir += '/';
  std::ifstream input(argv[1]), answer(argv[2]);
  int n, m;
  std::string best_word;
  if (!(input >> n >> m) || !(answer >> best_word)) finish(BROKEN, "the input or the answer cannot be read");
  std::map<std::pair<int, int>, std::int64_t> times;
  for (int line = 0; line < m; line++) {
    int a, b;
    std::int64_t w;
    input >> a >> b >> w;
    const auto [place, is_new] = times.try_emplace(std::minmax(a, b), w);
    if (!is_new) place->second = std::min(place->second, w);
  }

  std::string first = word("the time");
  if (lower(first) == "stranded") {
    if (std::cin >> first) finish(REJECT, "something follows \"stranded\"", "Something follows the answer.");
    if (best_word != "stranded") finish(REJECT, "there is a route, of " + best_word + " seconds", "There is a route.");
    finish(ACCEPT, "stranded");
  }
  const std::int64_t claimed = number(first, "the time");
  const std::int64_t k = number(word("the number of harbours"), "the number of harbours");
  if (k < 1 || k > n) finish(REJECT, "a fastest route cannot have " + std::to_string(k) + " harbours", "The number of harbours cannot be right.");
  std::int64_t walked = 0;
  int last = 0;
  for (std::int64_t step = 0; step < k; step++) {
    const std::int64_t harbour = number(word("a harbour"), "a harbour");
    if (harbour < 1 || harbour > n) finish(REJECT, "there is no harbour " + std::to_string(harbour), "There is no such harbour.");
    if (step == 0 && harbour != 1) finish(REJECT, "the route begins at " + std::to_string(harbour), "The route does not begin at harbour 1.");
    if (step > 0) {
      const auto line = times.find(std::minmax(last, static_cast<int>(harbour)));
      if (line == times.end()) {
        finish(REJECT, "no line from " + std::to_string(last) + " to " + std::to_string(harbour), "There is no such line.");
      }
      walked += line->second;
    }
    last = static_cast<int>(harbour);
  }
  if (last != n) finish(REJECT, "the route ends at " + std::to_string(last), "The route does not end at harbour n.");
  if (std::cin >> first) finish(REJECT, "something follows the route", "Something follows the answer.");
  if (walked != claimed) {
    finish(REJECT, "the route takes " + std::to_string(walked) + " seconds, not " + std::to_string(claimed), "The route takes another time.");
  }
  // A better route than the jury's would be the jury's mistake.
  if (best_word == "stranded" || walked < std::stoll(best_word)) finish(BROKEN, "the jury found " + best_word + ", the team " + std::to_string(walked));
  if (walked > std::stoll(best_word)) finish(REJECT, std::to_string(walked) + " seconds instead of " + best_word, "There is a faster route.");
  finish(ACCEPT, std::to_string(walked) + " seconds over " + std::to_string(k) + " harbours");
}
