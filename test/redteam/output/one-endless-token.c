// tries: a token of a megabyte, for a checker that keeps tokens
// expect: WA
#include <stdio.h>
int main(void) {
  for (int i = 0; i < 1000000; i++) putchar('O');
  puts("K");
}
