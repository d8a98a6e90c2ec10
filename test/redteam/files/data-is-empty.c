// tries: to find an input, an answer or a list of them where validators get theirs
// expect: AC
#include <dirent.h>
#include <stdio.h>
int main(void) {
  DIR *data = opendir("/data");
  int count = 0;
  for (struct dirent *entry; data && (entry = readdir(data));) count += entry->d_name[0] != '.';
  puts(count ? "LEAK somebody's data" : "OK");
}
