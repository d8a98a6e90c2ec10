/* Keys of letter counts, sorted with qsort. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char count[26];
  char title[21];
} Book;

static Book books[12000];

static int by_key_and_title(const void *left, const void *right) {
  const Book *a = left, *b = right;
  int order = memcmp(a->count, b->count, sizeof a->count);
  return order != 0 ? order : strcmp(a->title, b->title);
}

int main(void) {
  int n, best = 0;
  const char *first = "";
  if (scanf("%d", &n) != 1) return 1;
  for (int i = 0; i < n; i++) {
    if (scanf("%20s", books[i].title) != 1) return 1;
    for (const char *c = books[i].title; *c != '\0'; c++) books[i].count[*c - 'a']++;
  }
  qsort(books, n, sizeof books[0], by_key_and_title);
  for (int i = 0, j; i < n; i = j) {
    for (j = i; j < n && memcmp(books[i].count, books[j].count, sizeof books[i].count) == 0;) j++;
    if (j - i > best || (j - i == best && strcmp(books[i].title, first) < 0)) {
      best = j - i;
      first = books[i].title;
    }
  }
  printf("%d %s\n", best, first);
  return 0;
}
