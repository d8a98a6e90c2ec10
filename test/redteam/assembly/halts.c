// tries: to stop the processor by instructions that only a kernel may use
// expect: RTE
int main(void) {
#if defined(__x86_64__)
  __asm__ volatile("cli\n hlt\n");
#else
  __asm__ volatile("msr daifset, #15\n");
#endif
}
