// tries: to see processes other than the runner and itself
// expect: AC
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
int main(void) {
  DIR *proc = opendir("/proc");
  int count = 0;
  for (struct dirent *entry; proc && (entry = readdir(proc));) count += isdigit((unsigned char)entry->d_name[0]) != 0;
  puts(proc && count == 2 ? "OK" : "LEAK other processes");
}
