/* Leaves out the last line end. */
#include <stdio.h>
#include <string.h>

static void repeat(char c, int times) {
  while (times-- > 0) putchar(c);
}

int main(void) {
  int n;
  char name[100];
  if (scanf("%d ", &n) != 1 || fgets(name, sizeof name, stdin) == NULL) return 1;
  name[strcspn(name, "\n")] = '\0';
  repeat(' ', n);
  puts("A");
  for (int floor = 1; floor <= n; floor++) {
    repeat(' ', n - floor);
    putchar('/');
    repeat(floor % 2 ? '#' : ' ', 2 * floor - 1);
    puts("\\");
  }
  repeat('=', 2 * n + 1);
  printf("\n%s", name);
  return 0;
}
