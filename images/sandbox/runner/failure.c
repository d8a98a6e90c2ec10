#include "failure.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "channel.h"
#include "message.h"
#include "protocol.h"

enum { EXIT_OUR_FAULT = 70 };

void report_fault(const char *step, int error, const char *detail) {
  struct message out = {0};
  put_text(&out, step);
  put_u32(&out, (uint32_t)error);
  put_text(&out, detail);
  channel_send(FRAME_FAULT, &out);
  message_free(&out);
}

_Noreturn void our_fault(const char *step, const char *detail) {
  int error = errno;
  if (channel_is_open()) report_fault(step, error, detail);
  _exit(EXIT_OUR_FAULT);
}

void programs_fault(const char *code, const char *path) {
  struct message out = {0};
  put_text(&out, code);
  put_text(&out, path);
  channel_send(FRAME_REFUSED, &out);
  message_free(&out);
}
