/* Forty megabytes on the stack: it may grow as large as memory allows. @VERDICT@: AC memory=64 */
#include <stdio.h>
#include <string.h>

int main(void) {
  int a, b;
  char table[40 << 20];
  memset(table, 1, sizeof table);
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b + table[12345] - table[54321]);
  return 0;
}
