/* Right for titles of up to ten letters; aborts at longer ones, as a checked copy does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char titles[12000][11], keys[12000][11];

static int by_letter(const void *a, const void *b) { return *(const char *)a - *(const char *)b; }

int main(void) {
  int n, best = 0;
  const char *first = "";
  char title[21];
  if (scanf("%d", &n) != 1) return 1;
  for (int i = 0; i < n; i++) {
    if (scanf("%20s", title) != 1) return 1;
    if (strlen(title) >= sizeof titles[i]) abort();
    strcpy(titles[i], title);
    qsort(title, strlen(title), 1, by_letter);
    strcpy(keys[i], title);
  }
  for (int i = 0; i < n; i++) {
    int size = 0;
    for (int j = 0; j < n; j++) size += strcmp(keys[i], keys[j]) == 0;
    if (size > best || (size == best && strcmp(titles[i], first) < 0)) {
      best = size;
      first = titles[i];
    }
  }
  printf("%d %s\n", best, first);
  return 0;
}
