/* Finds the leak, but ends with an exit code that says it failed. */
#include <stdio.h>
#include <string.h>

int main(void) {
  int n;
  if (scanf("%d", &n) != 1) return 1;
  int low = 1, high = n;
  while (low < high) {
    int middle = (low + high) / 2;
    char answer[8];
    printf("? %d\n", middle);
    fflush(stdout);
    if (scanf("%7s", answer) != 1) return 1;
    if (strcmp(answer, "wet") == 0) low = middle + 1;
    else high = middle;
  }
  printf("! %d\n", low);
  return 7;
}
