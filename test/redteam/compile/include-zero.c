// tries: to have the compiler read an endless device
// expect: CE
// stage: compile
#include "/dev/zero"
int main(void) {}
