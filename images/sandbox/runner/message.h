/* Writing and reading the payload of a frame, field by field. A short or malformed payload ends the runner. */
#ifndef DOCKET_MESSAGE_H
#define DOCKET_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

/* A growing payload under construction; starts as {0}. */
struct message {
  unsigned char *data;
  size_t size;
  size_t capacity;
};

void put_u8(struct message *m, uint8_t value);
void put_u32(struct message *m, uint32_t value);
void put_u64(struct message *m, uint64_t value);
void put_bytes(struct message *m, const void *bytes, size_t size); /* u32 length, bytes */
void put_text(struct message *m, const char *text);
void message_free(struct message *m);

/* A received payload being read. */
struct cursor {
  unsigned char *data;
  size_t size;
  size_t position;
};

uint8_t take_u8(struct cursor *c);
uint32_t take_u32(struct cursor *c);
uint64_t take_u64(struct cursor *c);
const unsigned char *take_bytes(struct cursor *c, size_t *size);
/* A NUL-terminated copy made in place; fails where the text itself holds a NUL. */
char *take_text(struct cursor *c);
/* A NULL-terminated vector of texts, to be freed by the caller (the texts are part of the payload). */
char **take_texts(struct cursor *c);

#endif
