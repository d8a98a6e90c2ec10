// tries: ptrace, by a program that is all assembly and has no C library call in it
// expect: SV
// calls: ptrace
__asm__(
    ".text\n"
    ".globl main\n"
    "main:\n"
#if defined(__x86_64__)
    "  mov $101, %eax\n"
    "  xor %edi, %edi\n"
    "  syscall\n"
    "  xor %eax, %eax\n"
    "  ret\n"
#else
    "  mov x8, #117\n"
    "  mov x0, #0\n"
    "  svc #0\n"
    "  mov x0, #0\n"
    "  ret\n"
#endif
);
