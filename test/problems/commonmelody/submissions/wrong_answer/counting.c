/* Ignores the order: counts how often each note occurs in both. */
#include <stdio.h>

static char s[8002], t[8002];

int main(void) {
  int in_s[128] = {0}, in_t[128] = {0}, common = 0;
  if (scanf("%8001s %8001s", s, t) != 2) return 1;
  for (const char *note = s; *note != '\0'; note++) in_s[(int)*note]++;
  for (const char *note = t; *note != '\0'; note++) in_t[(int)*note]++;
  for (int note = 'a'; note <= 'g'; note++) common += in_s[note] < in_t[note] ? in_s[note] : in_t[note];
  printf("%d\n", common);
  return 0;
}
