// tries: to have the assembler read an endless device
// expect: CE
// stage: compile
__asm__(".section .rodata\n stolen: .incbin \"/dev/zero\"\n .text");
int main(void) {}
