#include "channel.h"

#include <endian.h>
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include "failure.h"
#include "protocol.h"

static int channel = -1;

bool channel_is_open(void) { return channel >= 0; }

int channel_fd(void) { return channel; }

/* The host closes the socket to end the container, so this is the usual way out. */
static _Noreturn void host_has_gone(void) { _exit(0); }

void channel_connect(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) _exit(EXIT_FAILURE);
  strcpy(address.sun_path, path);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) our_fault("make the control socket", "");
  if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) our_fault("connect to the control socket", path);
  channel = fd;
}

static void receive_exactly(unsigned char *into, size_t size) {
  while (size > 0) {
    ssize_t got = recv(channel, into, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) host_has_gone();
    into += got;
    size -= (size_t)got;
  }
}

int channel_receive(struct cursor *payload) {
  unsigned char header[FRAME_HEADER_BYTES];
  receive_exactly(header, sizeof header);
  uint32_t wire;
  memcpy(&wire, header, sizeof wire);
  size_t size = le32toh(wire);
  if (size > MAX_REQUEST_BYTES) {
    errno = EMSGSIZE;
    our_fault("read a request", "it is too long");
  }
  *payload = (struct cursor){.data = malloc(size + 1), .size = size};
  if (!payload->data) our_fault("allocate", "a request");
  receive_exactly(payload->data, size);
  return header[4];
}

void frame_header(unsigned char *header, int type, size_t size) {
  uint32_t wire = htole32((uint32_t)size);
  memcpy(header, &wire, sizeof wire);
  header[4] = (unsigned char)type;
}

/* Header and payload leave in one call, so that the host wakes once. */
void channel_send_raw(int type, const void *bytes, size_t size) {
  unsigned char header[FRAME_HEADER_BYTES];
  frame_header(header, type, size);
  struct iovec parts[2] = {{header, sizeof header}, {(void *)(uintptr_t)bytes, size}};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
  size_t left = sizeof header + size;
  while (left > 0) {
    ssize_t sent = sendmsg(channel, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) host_has_gone();
    left -= (size_t)sent;
    for (int i = 0; i < 2; i++) {
      size_t done = (size_t)sent < parts[i].iov_len ? (size_t)sent : parts[i].iov_len;
      parts[i].iov_base = (unsigned char *)parts[i].iov_base + done;
      parts[i].iov_len -= done;
      sent -= (ssize_t)done;
    }
  }
}

void channel_send(int type, const struct message *payload) { channel_send_raw(type, payload->data, payload->size); }

long channel_offer(const unsigned char *bytes, size_t size) {
  ssize_t sent = send(channel, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent >= 0) return sent;
  if (errno == EAGAIN || errno == EINTR) return -1;
  host_has_gone();
}

void channel_wait_writable(void) {
  struct pollfd wait = {.fd = channel, .events = POLLOUT};
  while (poll(&wait, 1, -1) < 0 && errno == EINTR) continue;
}
