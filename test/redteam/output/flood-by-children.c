// tries: an output flood by thirty children after the parent has ended
// expect: OLE|WA
#include <unistd.h>
int main(void) {
  for (int i = 0; i < 30; i++) {
    if (fork() == 0) {
      while (write(1, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 32) > 0) continue;
    }
  }
}
