/* Reads to the end and beyond: the end of the input stays the end. @VERDICT@: AC */
#include <stdio.h>

int main(void) {
  int number, sum = 0;
  while (scanf("%d", &number) == 1) sum += number;
  for (int i = 0; i < 1000; i++) sum += scanf("%d", &number) == 1;
  printf("%d\n", sum);
  return 0;
}
