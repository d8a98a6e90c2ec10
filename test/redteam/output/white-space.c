// tries: the right answer behind nearly a megabyte of white space
// expect: AC
#include <stdio.h>
int main(void) {
  for (int i = 0; i < 1000000; i++) putchar(i % 2 ? '\n' : ' ');
  puts("OK");
}
