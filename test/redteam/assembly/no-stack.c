// tries: to leave the kernel no stack to put a signal on
// expect: RTE|TLE
__asm__(
    ".text\n"
    ".globl main\n"
    "main:\n"
#if defined(__x86_64__)
    "  xor %esp, %esp\n"
    "  push %rax\n"
    "  jmp main\n"
#else
    "  mov x1, #0\n"
    "  mov sp, x1\n"
    "  str x0, [sp, #-16]!\n"
    "  b main\n"
#endif
);
