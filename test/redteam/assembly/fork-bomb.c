// tries: to fill the machine with processes of one page, without a C library in between
// expect: TLE|MLE|RTE
__asm__(
    ".text\n"
    ".globl main\n"
    "main:\n"
#if defined(__x86_64__)
    "again:\n"
    "  mov $57, %eax\n"
    "  syscall\n"
    "  jmp again\n"
#else
    "again:\n"
    "  mov x8, #220\n"
    "  mov x0, #17\n"
    "  mov x1, #0\n"
    "  mov x2, #0\n"
    "  mov x3, #0\n"
    "  mov x4, #0\n"
    "  svc #0\n"
    "  b again\n"
#endif
);
