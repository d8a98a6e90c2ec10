/* Endless recursion: the stack ends before the memory does. @VERDICT@: RTE */
static int down(int n) {
  volatile char here[1024] = {0};
  here[n & 1023] = 1;
  return down(n + 1) + here[0];
}

int main(void) { return down(0); }
