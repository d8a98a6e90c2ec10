// tries: an executable that the kernel will not load
// expect: RTE|MLE|CE
// stage: compile
__attribute__((aligned(1 << 28))) char odd[1 << 28] = {1};
char more[1UL << 46];
int main(void) { return odd[0] + more[5]; }
