/* One row of short numbers. */
#include <stdio.h>
#include <string.h>

static char s[8002], t[8002];
static short row[8001];

int main(void) {
  if (scanf("%8001s %8001s", s, t) != 2) return 1;
  int m = strlen(t);
  for (const char *note = s; *note != '\0'; note++) {
    short diagonal = 0;
    for (int j = 1; j <= m; j++) {
      short above = row[j];
      if (*note == t[j - 1]) row[j] = diagonal + 1;
      else if (row[j - 1] > above) row[j] = row[j - 1];
      diagonal = above;
    }
  }
  printf("%d\n", row[m]);
  return 0;
}
