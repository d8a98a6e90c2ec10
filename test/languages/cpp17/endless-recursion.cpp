// Calls itself without end.
static int depth(int n) {
  volatile char here[256] = {};
  here[n % 256] = 1;
  return here[0] + depth(n + 1) + here[255];
}

int main() { return depth(0); }
