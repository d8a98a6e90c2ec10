/* Accepts a count and so many even numbers, each on a line of its own. */
#include <stdio.h>
#include <stdlib.h>

static long number_line(long least, long most) {
  char line[16], *end;
  if (fgets(line, sizeof line, stdin) == NULL || line[0] < '1' || line[0] > '9') exit(1);
  long value = strtol(line, &end, 10);
  if (end[0] != '\n' || end[1] != '\0' || value < least || value > most) exit(1);
  return value;
}

int main(void) {
  for (long t = number_line(1, 1000); t > 0; t--) {
    if (number_line(4, 1000000) % 2 != 0) exit(1);
  }
  return getchar() == EOF ? 42 : 1;
}
