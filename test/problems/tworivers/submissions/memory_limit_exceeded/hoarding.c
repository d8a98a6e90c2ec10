/* Keeps and touches block after block. @EXPECTED_RESULTS@: MEMORY-LIMIT */
#include <stdlib.h>
#include <string.h>

int main(void) {
  for (;;) {
    char *block = malloc(1 << 20);
    if (block == NULL) return 0;
    memset(block, 1, 1 << 20);
  }
}
