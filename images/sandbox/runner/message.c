#include "message.h"

#include <endian.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "failure.h"

static unsigned char *room_for(struct message *m, size_t size) {
  if (m->capacity - m->size < size) {
    size_t capacity = m->capacity ? m->capacity : 256;
    while (capacity - m->size < size) capacity *= 2;
    unsigned char *data = realloc(m->data, capacity);
    if (!data) our_fault("allocate", "a message");
    m->data = data;
    m->capacity = capacity;
  }
  unsigned char *at = m->data + m->size;
  m->size += size;
  return at;
}

void put_u8(struct message *m, uint8_t value) { *room_for(m, 1) = value; }

void put_u32(struct message *m, uint32_t value) {
  uint32_t wire = htole32(value);
  memcpy(room_for(m, sizeof wire), &wire, sizeof wire);
}

void put_u64(struct message *m, uint64_t value) {
  uint64_t wire = htole64(value);
  memcpy(room_for(m, sizeof wire), &wire, sizeof wire);
}

void put_bytes(struct message *m, const void *bytes, size_t size) {
  put_u32(m, (uint32_t)size);
  if (size) memcpy(room_for(m, size), bytes, size);
}

void put_text(struct message *m, const char *text) { put_bytes(m, text, strlen(text)); }

void message_free(struct message *m) {
  free(m->data);
  *m = (struct message){0};
}

static unsigned char *take(struct cursor *c, size_t size) {
  if (c->size - c->position < size) {
    errno = EPROTO;
    our_fault("read a request", "it is too short");
  }
  unsigned char *at = c->data + c->position;
  c->position += size;
  return at;
}

uint8_t take_u8(struct cursor *c) { return *take(c, 1); }

uint32_t take_u32(struct cursor *c) {
  uint32_t wire;
  memcpy(&wire, take(c, sizeof wire), sizeof wire);
  return le32toh(wire);
}

uint64_t take_u64(struct cursor *c) {
  uint64_t wire;
  memcpy(&wire, take(c, sizeof wire), sizeof wire);
  return le64toh(wire);
}

const unsigned char *take_bytes(struct cursor *c, size_t *size) {
  *size = take_u32(c);
  return take(c, *size);
}

char *take_text(struct cursor *c) {
  size_t size = take_u32(c);
  /* The four bytes of the length make room for the NUL: the text moves down by one. */
  char *text = (char *)take(c, size) - 1;
  memmove(text, text + 1, size);
  text[size] = '\0';
  if (memchr(text, '\0', size)) {
    errno = EPROTO;
    our_fault("read a request", "a text holds a NUL");
  }
  return text;
}

char **take_texts(struct cursor *c) {
  size_t count = take_u32(c);
  if (count > c->size) {
    errno = EPROTO;
    our_fault("read a request", "a list is too long");
  }
  char **texts = calloc(count + 1, sizeof *texts);
  if (!texts) our_fault("allocate", "a list of texts");
  for (size_t i = 0; i < count; i++) texts[i] = take_text(c);
  return texts;
}
