// tries: initialisers nested so deeply that the compiler's stack ends
// expect: CE|WA
// stage: compile
#define D1(x) ((((((((((x))))))))))
#define D2(x) D1(D1(D1(D1(D1(D1(D1(D1(D1(D1(x))))))))))
#define D3(x) D2(D2(D2(D2(D2(D2(D2(D2(D2(D2(x))))))))))
#define D4(x) D3(D3(D3(D3(D3(D3(D3(D3(D3(D3(x))))))))))
int main(void) { return D4(D4(0)); }
