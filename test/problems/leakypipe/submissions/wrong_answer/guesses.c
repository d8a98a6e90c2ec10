/* Answers without a question. */
#include <stdio.h>

int main(void) {
  int n;
  if (scanf("%d", &n) != 1) return 1;
  printf("! %d\n", n == 1 ? 2 : (n + 1) / 2);
  return 0;
}
