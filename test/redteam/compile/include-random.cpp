// tries: to have the compiler read random bytes for ever
// expect: CE
// stage: compile
#include "/dev/urandom"
int main() {}
