// tries: markup and terminal codes in the compiler's messages
// expect: CE
// stage: compile
#error <script>alert(1)</script> [31m ]]> ${7*7} {{7*7}} %n%n
int main(void) {}
