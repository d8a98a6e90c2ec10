// tries: to compute for ever while compiling
// expect: CE
// stage: compile
constexpr unsigned long spin(unsigned long n) {
  unsigned long sum = 0;
  for (unsigned long i = 0; i < n; i++) sum += i * i;
  return sum;
}
static_assert(spin(~0UL) != 1, "");
int main() {}
