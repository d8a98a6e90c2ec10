// tries: to see files of the host in the compiler's messages
// expect: CE
// stage: compile
#include "/etc/shadow"
#include "/control/runner.sock"
#include "/proc/1/environ"
#include "/var/run/docker.sock"
int main(void) {}
