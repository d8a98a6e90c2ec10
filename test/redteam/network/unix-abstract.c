// tries: to meet another container at an abstract name
// expect: AC
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
int main(void) {
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  strcpy(name.sun_path + 1, "meeting-point");
  int pair[2], one = 1, leaks = socket(AF_UNIX, SOCK_DGRAM, 0) >= 0;
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0) return 1;
  leaks += bind(pair[0], (struct sockaddr *)&name, sizeof name) == 0;
  leaks += connect(pair[1], (struct sockaddr *)&name, sizeof name) == 0;
  leaks += sendto(pair[1], "x", 1, 0, (struct sockaddr *)&name, sizeof name) >= 0;
  leaks += listen(pair[0], 1) == 0;
  (void)one;
  puts(leaks ? "LEAK a name" : "OK");
}
