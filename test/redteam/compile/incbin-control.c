// tries: to carry the control directory's files away in the program
// expect: CE
// stage: compile
__asm__(".section .rodata\n stolen: .incbin \"/control/in-1\"\n .text");
int main(void) {}
