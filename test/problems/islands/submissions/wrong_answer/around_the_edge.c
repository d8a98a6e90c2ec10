/* Keeps the map in one line and walks from the end of a row to the beginning of the next. */
#include <stdio.h>

static char sea[160002];
static int stack[160000];

int main(void) {
  int rows, columns, count = 0, largest = 0;
  if (scanf("%d %d", &rows, &columns) != 2) return 1;
  for (int r = 0; r < rows; r++) {
    if (scanf("%400s", sea + r * columns) != 1) return 1;
  }
  int squares = rows * columns, steps[] = {1, -1, columns, -columns};
  for (int start = 0; start < squares; start++) {
    if (sea[start] != '#') continue;
    int height = 0, size = 0;
    stack[height++] = start;
    sea[start] = '.';
    while (height > 0) {
      int at = stack[--height];
      size++;
      for (int k = 0; k < 4; k++) {
        int near = at + steps[k];
        if (near < 0 || near >= squares || sea[near] != '#') continue;
        sea[near] = '.';
        stack[height++] = near;
      }
    }
    count++;
    if (size > largest) largest = size;
  }
  printf("%d %d\n", count, largest);
  return 0;
}
