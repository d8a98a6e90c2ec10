/* Takes words for anagrams that have the same letters, however often. */
#include <stdio.h>
#include <string.h>

static char titles[12000][21];
static int masks[12000];

int main(void) {
  int n, best = 0;
  const char *first = "";
  if (scanf("%d", &n) != 1) return 1;
  for (int i = 0; i < n; i++) {
    if (scanf("%20s", titles[i]) != 1) return 1;
    for (const char *c = titles[i]; *c != '\0'; c++) masks[i] |= 1 << (*c - 'a');
  }
  for (int i = 0; i < n; i++) {
    int size = 0;
    for (int j = 0; j < n; j++) size += masks[i] == masks[j];
    if (size > best || (size == best && strcmp(titles[i], first) < 0)) {
      best = size;
      first = titles[i];
    }
  }
  printf("%d %s\n", best, first);
  return 0;
}
