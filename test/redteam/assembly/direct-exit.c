// tries: to end by the kernel's own call with a status of more than a byte, which looks like 0
// expect: WA
__asm__(
    ".text\n"
    ".globl main\n"
    "main:\n"
#if defined(__x86_64__)
    "  mov $231, %eax\n"
    "  mov $256, %edi\n"
    "  syscall\n"
#else
    "  mov x8, #94\n"
    "  mov x0, #256\n"
    "  svc #0\n"
#endif
);
