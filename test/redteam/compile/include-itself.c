// tries: endless inclusion of itself
// expect: CE
// stage: compile
#include __FILE__
#include __FILE__
int main(void) {}
