/* A static table of 128 MB: the program starts, and is stopped where it has touched too much. @EXPECTED_RESULTS@: MEMORY-LIMIT */
#include <stdio.h>
#include <string.h>

static char s[8002], t[8002];
static short best[8001][8001];

int main(void) {
  if (scanf("%8001s %8001s", s, t) != 2) return 1;
  int n = strlen(s), m = strlen(t);
  for (int i = 1; i <= n; i++) {
    for (int j = 1; j <= m; j++) {
      if (s[i - 1] == t[j - 1]) best[i][j] = best[i - 1][j - 1] + 1;
      else best[i][j] = best[i - 1][j] > best[i][j - 1] ? best[i - 1][j] : best[i][j - 1];
    }
  }
  printf("%d\n", best[n][m]);
  return 0;
}
