// tries: an artifact of hundreds of megabytes out of one line
// expect: CE
// stage: compile
char large[400 << 20] = {1};
int main(void) { return large[1]; }
