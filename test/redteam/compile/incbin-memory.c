// tries: to carry the compiler's own environment into the program
// expect: AC|CE
// stage: compile
#include <stdio.h>
#include <string.h>
__asm__(".section .rodata\n .global stolen\n stolen: .incbin \"/proc/self/environ\"\n .byte 0\n .global stolen_end\n stolen_end: .byte 0\n .text");
extern const char stolen[], stolen_end[];
int main(void) {
  static const char *const secrets[] = {"TOKEN", "PASSWORD", "DATABASE", "SECRET", "DOCKET"};
  for (const char *at = stolen; at < stolen_end; at += strlen(at) + 1) {
    for (int i = 0; i < 5; i++) {
      if (strstr(at, secrets[i])) {
        printf("LEAK %s\n", at);
        return 0;
      }
    }
  }
  puts("OK");
}
