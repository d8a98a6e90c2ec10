#include "identity.h"

#include <errno.h>
#include <sys/fsuid.h>

#include "failure.h"

struct identity identity;

void look_as(uid_t uid) {
  setfsgid(uid);
  setfsuid(uid);
  /* setfsuid tells no error: asking again is the only way to know. */
  if ((uid_t)setfsuid((uid_t)-1) != uid) {
    errno = EPERM;
    our_fault("look at files as another user", "setfsuid");
  }
}
