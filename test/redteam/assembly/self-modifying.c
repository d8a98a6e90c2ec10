// tries: code that it writes itself: a page that is writable and executable at once, with a forbidden call in it
// expect: SV
// calls: mount
#include <string.h>
#include <sys/mman.h>
int main(void) {
#if defined(__x86_64__)
  static const unsigned char code[] = {0xb8, 0xa5, 0, 0, 0, 0x0f, 0x05, 0xc3};
#else
  static const unsigned code[] = {0xd2800508, 0xd4000001, 0xd65f03c0};
#endif
  void *page = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memcpy(page, code, sizeof code);
  __builtin___clear_cache((char *)page, (char *)page + 4096);
  ((void (*)(void))page)();
}
