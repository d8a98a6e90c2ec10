// tries: to have somebody else killed when memory runs out
// expect: MLE
#pragma GCC optimize("O0")
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(void) {
  static const char *const scores[] = {"-1000", "-999", "-500", "0"};
  for (int i = 0; i < 4; i++) {
    int file = open("/proc/self/oom_score_adj", O_WRONLY);
    if (write(file, scores[i], strlen(scores[i])) > 0) break;
    close(file);
  }
  for (;;) memset(malloc(1 << 20), 1, 1 << 20);
}
