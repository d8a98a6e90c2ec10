// tries: a macro that expands to billions of tokens
// expect: CE
// stage: compile
#define A(x) x x x x x x x x x x
#define B(x) A(A(A(x)))
#define C(x) B(B(B(x)))
int main(void) { C(C(;)) }
