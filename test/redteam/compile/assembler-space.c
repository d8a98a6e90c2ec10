// tries: an object file of terabytes in one directive
// expect: CE
// stage: compile
__asm__(".data\n .space 4398046511104, 1\n .text");
int main(void) {}
