// tries: a macro of the assembler that grows for ever
// expect: CE
// stage: compile
__asm__(".macro bomb\n .rept 1000\n .rept 1000\n .rept 1000\n .quad 1\n .endr\n .endr\n .endr\n .endm\n bomb\n");
int main(void) {}
