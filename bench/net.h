/* What the mock upstream and the load generator share: byte buffers, clock, sockets, header lookup. */
#ifndef BENCH_NET_H
#define BENCH_NET_H

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* The stamp that opens every piece of answer text: "#<6 digits: number>@<19 digits: send time, ns>;".
   It travels through a gateway as text, so the reader learns which piece arrived and how long ago it was sent.
   Both programs read the machine's monotonic clock. */
#define STAMP_LEN 28

static void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(2);
}

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000ull + (uint64_t)t.tv_nsec;
}

/* Live bytes are data[start..end). */
struct buffer {
    char *data;
    size_t start, end, capacity;
};

static size_t buffer_size(const struct buffer *b) { return b->end - b->start; }

static void buffer_reserve(struct buffer *b, size_t extra) {
    if (b->capacity - b->end >= extra) return;
    if (b->start > 0) {
        memmove(b->data, b->data + b->start, buffer_size(b));
        b->end -= b->start;
        b->start = 0;
    }
    if (b->capacity - b->end >= extra) return;
    while (b->capacity - b->end < extra) b->capacity = b->capacity ? b->capacity * 2 : 4096;
    b->data = realloc(b->data, b->capacity);
    if (!b->data) die("out of memory");
}

static void buffer_append(struct buffer *b, const void *bytes, size_t n) {
    buffer_reserve(b, n);
    memcpy(b->data + b->end, bytes, n);
    b->end += n;
}

static void buffer_consume(struct buffer *b, size_t n) {
    b->start += n;
    if (b->start == b->end) b->start = b->end = 0;
}

static void buffer_clear(struct buffer *b) { b->start = b->end = 0; }

static void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void buffer_printf(struct buffer *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    buffer_reserve(b, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(b->data + b->end, (size_t)n + 1, format, args);
    va_end(args);
    b->end += (size_t)n;
}

/* Size of the head including its empty line; 0 while it is incomplete. */
static size_t head_size(const char *data, size_t n) {
    const char *end = memmem(data, n, "\r\n\r\n", 4);
    return end ? (size_t)(end - data) + 4 : 0;
}

/* The value of header `name` in a head of `n` bytes, without surrounding blanks; NULL when absent. */
static const char *header(const char *head, size_t n, const char *name, size_t *value_size) {
    size_t name_size = strlen(name);
    const char *end = head + n, *line = memmem(head, n, "\r\n", 2);
    while (line && line + 2 < end) {
        line += 2;
        const char *next = memmem(line, (size_t)(end - line), "\r\n", 2);
        if (!next || next == line) return NULL;
        if ((size_t)(next - line) > name_size && line[name_size] == ':' && !strncasecmp(line, name, name_size)) {
            const char *value = line + name_size + 1, *stop = next;
            while (value < stop && (*value == ' ' || *value == '\t')) value++;
            while (stop > value && (stop[-1] == ' ' || stop[-1] == '\t')) stop--;
            *value_size = (size_t)(stop - value);
            return value;
        }
        line = next;
    }
    return NULL;
}

static int header_is(const char *head, size_t n, const char *name, const char *wanted) {
    size_t size;
    const char *value = header(head, n, name, &size);
    return value && size == strlen(wanted) && !strncasecmp(value, wanted, size);
}

/* A decimal header value; -1 when the header is absent, -2 when it is not a number. */
static long long header_number(const char *head, size_t n, const char *name) {
    size_t size;
    const char *value = header(head, n, name, &size);
    if (!value) return -1;
    if (size == 0 || size > 15) return -2;
    long long number = 0;
    for (size_t i = 0; i < size; i++) {
        if (value[i] < '0' || value[i] > '9') return -2;
        number = number * 10 + (value[i] - '0');
    }
    return number;
}

static void set_nonblocking(int fd) { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL, 0) | O_NONBLOCK); }

static void set_nodelay(int fd) {
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static double number_option(const char *name, const char *value) {
    char *end;
    double number = strtod(value, &end);
    if (end == value || *end || number < 0) die("%s: \"%s\" is not a number of 0 or more", name, value);
    return number;
}

#endif
