// tries: to flood the judge with error messages
// expect: CE
// stage: compile
#define E _Static_assert(0, "no no no no no no no no no no no no no no no no no no no no no no no no no no no no no");
#define E2 E E E E E E E E E E E E E E E E
#define E3 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2
E3 E3 E3 E3 E3 E3 E3 E3
int main(void) {}
