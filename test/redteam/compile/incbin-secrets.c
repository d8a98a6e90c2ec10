// tries: to carry files of the host away in the program, by the assembler
// expect: CE
// stage: compile
__asm__(".section .rodata\n stolen: .incbin \"/etc/shadow\"\n .text");
int main(void) {}
