// tries: to look as if a shell told of a kill
// expect: RTE
int main(void) { return 137; }
