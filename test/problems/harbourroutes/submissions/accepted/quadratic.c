/* Dijkstra's algorithm without a heap: 25 million steps. */
#include <stdio.h>

static int head[5001], next_line[18001], to[18001], done[5001], before[5001], route[5001];
static long long weight[18001], time_to[5001];

int main(void) {
  int n, m, lines = 0;
  if (scanf("%d %d", &n, &m) != 2) return 1;
  while (m-- > 0) {
    int a, b;
    long long w;
    if (scanf("%d %d %lld", &a, &b, &w) != 3) return 1;
    to[++lines] = b, weight[lines] = w, next_line[lines] = head[a], head[a] = lines;
    to[++lines] = a, weight[lines] = w, next_line[lines] = head[b], head[b] = lines;
  }
  for (int v = 2; v <= n; v++) time_to[v] = -1;
  for (;;) {
    int at = 0;
    for (int v = 1; v <= n; v++) {
      if (!done[v] && time_to[v] >= 0 && (at == 0 || time_to[v] < time_to[at])) at = v;
    }
    if (at == 0) break;
    done[at] = 1;
    for (int line = head[at]; line != 0; line = next_line[line]) {
      int v = to[line];
      if (time_to[v] >= 0 && time_to[v] <= time_to[at] + weight[line]) continue;
      time_to[v] = time_to[at] + weight[line];
      before[v] = at;
    }
  }
  if (time_to[n] < 0) {
    puts("stranded");
    return 0;
  }
  int k = 0;
  for (int at = n; at != 0; at = before[at]) route[k++] = at;
  printf("%lld %d\n", time_to[n], k);
  while (k > 0) printf("%d ", route[--k]);
  puts("");
  return 0;
}
