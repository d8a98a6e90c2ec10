// tries: an output and a directory that nobody may read, so that the copying fails or is left to root
// expect: AC|WA
#include <stdio.h>
#include <sys/stat.h>
int main(void) {
  FILE *out = fopen("out.txt", "w");
  fputs("OK\n", out);
  fclose(out);
  chmod("out.txt", 0);
  chmod("/box", 0);
}
