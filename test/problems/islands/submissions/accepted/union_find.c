/* Joins neighbours in a forest of disjoint sets. */
#include <stdio.h>

static char sea[400][402];
static int parent[160000], size[160000];

static int root(int at) {
  while (parent[at] != at) at = parent[at] = parent[parent[at]];
  return at;
}

static void join(int a, int b) {
  a = root(a);
  b = root(b);
  if (a == b) return;
  if (size[a] < size[b]) {
    int swap = a;
    a = b;
    b = swap;
  }
  parent[b] = a;
  size[a] += size[b];
}

int main(void) {
  int rows, columns, count = 0, largest = 0;
  if (scanf("%d %d", &rows, &columns) != 2) return 1;
  for (int r = 0; r < rows; r++) {
    if (scanf("%401s", sea[r]) != 1) return 1;
    for (int c = 0; c < columns; c++) {
      parent[r * 400 + c] = r * 400 + c;
      size[r * 400 + c] = 1;
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int c = 0; c < columns; c++) {
      if (sea[r][c] != '#') continue;
      if (r > 0 && sea[r - 1][c] == '#') join(r * 400 + c, (r - 1) * 400 + c);
      if (c > 0 && sea[r][c - 1] == '#') join(r * 400 + c, r * 400 + c - 1);
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int c = 0; c < columns; c++) {
      int at = r * 400 + c;
      if (sea[r][c] != '#' || root(at) != at) continue;
      count++;
      if (size[at] > largest) largest = size[at];
    }
  }
  printf("%d %d\n", count, largest);
  return 0;
}
