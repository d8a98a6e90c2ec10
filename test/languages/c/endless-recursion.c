/* Calls itself without end: the stack runs out before the memory does. */
static int depth(int n) {
  volatile char here[256] = {0};
  here[n % 256] = 1;
  return here[0] + depth(n + 1) + here[255];
}

int main(void) { return depth(0); }
