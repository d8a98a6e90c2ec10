// tries: a second name of the input for the output, which whoever cleans up or compares would follow
// expect: WA
#include <stdio.h>
#include <unistd.h>
int main(void) {
  if (link("in.txt", "out.txt") < 0) {
    FILE *out = fopen("out.txt", "w");
    fputs("no link\n", out);
  }
}
