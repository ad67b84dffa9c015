/* A closed-loop HTTP/1.1 load generator against 127.0.0.1: one thread, epoll, keep-alive, no libraries.
 *
 *   load --port N --path /v1/messages --body FILE [--header "name: value"]... --connections N
 *        [--requests N] [--seconds N] [--stream] [--expect N] [--timeout-s N] [--ramp-ms N]
 *
 * Every connection sends the body, reads the whole answer, and starts again, until --requests are started or --seconds
 * are over (at least one of the two is needed; requests under way are finished). --ramp-ms spreads the connections'
 * first requests over that time. --expect N: the answer must contain the stamps 0..N-1 of net.h, each once and in
 * order. --stream: it must be SSE and end with message_stop or [DONE].
 *
 * Prints one JSON object. `requests` counts all that ended; each is either ok or one error:
 *
 *   connect     no connection                        status     not 200
 *   closed      closed before the answer began       type       not text/event-stream, with --stream
 *   truncated   closed in the middle of the answer   order      a stamp missing in between, repeated or too many
 *   protocol    not HTTP/1.1 as we know it           short      the answer ended before the last stamp
 *   timeout     slower than --timeout-s              json       without --stream: not one whole JSON object
 *                                                    no_stop    the stream ended without its final event
 *                                                    error_event  the stream contains an error event
 *
 * Times (ms) are of ok requests only, exact percentiles (nearest rank). Latency is from the first write to the last
 * byte. Of a stream, first_event_ms: until its first event; first_chunk_ms: until its first stamp; chunk_late_ms: from
 * the upstream's write of a stamp to our reading of it, for every stamp.
 */
#include "net.h"

#include <math.h>

enum outcome {
    OK, CONNECT, CLOSED, TRUNCATED, PROTOCOL, TIMEOUT, STATUS, TYPE, ORDER, TOO_SHORT, NOT_JSON, NO_STOP, ERROR_EVENT, OUTCOMES
};
static const char *const outcome_names[OUTCOMES] = {"ok",      "connect", "closed", "truncated", "protocol", "timeout",
                                                    "status",  "type",    "order",  "short",     "json",     "no_stop",
                                                    "error_event"};

enum state { IDLE, CONNECTING, HEAD, BODY_LENGTH, BODY_TO_EOF, CHUNK_SIZE, CHUNK_DATA, CHUNK_END, TRAILER };

struct connection {
    int fd, registered, want_write, keep_alive;
    unsigned long long socket_number;
    enum state state;
    enum outcome outcome;
    size_t sent;
    struct buffer head; /* the answer's head, later a line of the chunked framing */
    unsigned long long body_left;
    int status;
    uint64_t started, first_event, first_stamp;
    /* SSE: the line being read (its beginning suffices) and what the event has shown so far */
    char line[512];
    size_t line_size;
    int event_has_data, event_is_final, event_is_error, last_is_final;
    /* a JSON answer: open brackets, whether inside a string, whether behind a backslash, whether the object was closed */
    int depth, in_string, escaped, object_ended;
    /* the stamp being read and the number of the next */
    char stamp[STAMP_LEN];
    size_t stamp_size;
    unsigned next_stamp;
};

struct samples {
    float *values;
    size_t size, capacity;
};

static struct buffer request;
static int port = -1, stream_mode, poller;
static long expected = -1;
static unsigned long long requests_limit, started_requests, ended_requests, bytes_in, stamps, events_seen, opened;
static unsigned long long outcomes[OUTCOMES], statuses[600];
static uint64_t run_end, timeout_ns = 30000000000ull, last_end;
static unsigned active;
static char first_error[400];
static size_t first_error_size;
static struct samples latency, first_event, first_chunk, chunk_late;

static void sample(struct samples *s, uint64_t from, uint64_t to) {
    if (s->size == s->capacity) {
        s->capacity = s->capacity ? s->capacity * 2 : 4096;
        s->values = realloc(s->values, s->capacity * sizeof *s->values);
        if (!s->values) die("out of memory");
    }
    s->values[s->size++] = to > from ? (float)((double)(to - from) / 1e6) : 0;
}

static void start(struct connection *c);

static void watch(struct connection *c, int write) {
    if (c->registered && c->want_write == write) return;
    struct epoll_event e = {.events = EPOLLIN | (write ? EPOLLOUT : 0), .data.ptr = c};
    epoll_ctl(poller, c->registered ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, c->fd, &e);
    c->registered = 1;
    c->want_write = write;
}

static void drop(struct connection *c) {
    if (c->fd >= 0) close(c->fd);
    c->fd = -1;
    c->registered = 0;
}

/* Keep the beginning of the first bad answer: it usually says what is wrong. */
static void keep_error(const char *bytes, size_t n) {
    size_t room = sizeof first_error - first_error_size;
    if (n > room) n = room;
    memcpy(first_error + first_error_size, bytes, n);
    first_error_size += n;
}

static int may_start(void) {
    return (!requests_limit || started_requests < requests_limit) && (!run_end || now_ns() < run_end);
}

static void end(struct connection *c, enum outcome outcome) {
    uint64_t now = now_ns();
    if (c->outcome == OK) c->outcome = outcome;
    ended_requests++;
    outcomes[c->outcome]++;
    last_end = now;
    active--;
    if (c->outcome == OK) {
        sample(&latency, c->started, now);
        if (stream_mode) {
            sample(&first_event, c->started, c->first_event);
            if (c->first_stamp) sample(&first_chunk, c->started, c->first_stamp);
        }
    }
    if (c->outcome != OK || !c->keep_alive || c->sent < buffer_size(&request)) drop(c);
    c->state = IDLE;
    buffer_clear(&c->head);
    if (may_start()) start(c);
}

/* ---- reading an answer ---- */

static int starts(const char *line, size_t n, const char *prefix) {
    return n >= strlen(prefix) && !memcmp(line, prefix, strlen(prefix));
}

static void sse_line(struct connection *c, uint64_t now) {
    const char *line = c->line;
    size_t n = c->line_size;
    if (n == 0) {
        if (!c->event_has_data) return;
        if (!c->first_event) c->first_event = now;
        events_seen++;
        c->last_is_final = c->event_is_final;
        if (c->event_is_error && c->outcome == OK) c->outcome = ERROR_EVENT;
        c->event_has_data = c->event_is_final = c->event_is_error = 0;
        return;
    }
    if (starts(line, n, "event:")) {
        const char *name = line + 6;
        size_t size = n - 6;
        if (size && *name == ' ') name++, size--;
        if (size == 12 && !memcmp(name, "message_stop", 12)) c->event_is_final = 1;
        if (size == 5 && !memcmp(name, "error", 5)) c->event_is_error = 1;
    } else if (starts(line, n, "data:")) {
        const char *data = line + 5;
        size_t size = n - 5;
        if (size && *data == ' ') data++, size--;
        c->event_has_data = 1;
        if (size == 6 && !memcmp(data, "[DONE]", 6)) c->event_is_final = 1;
        if (starts(data, size, "{\"error\":") || starts(data, size, "{\"type\":\"error\"")) c->event_is_error = 1;
    }
}

static void read_events(struct connection *c, const char *p, size_t n, uint64_t now) {
    const char *stop = p + n;
    while (p < stop) {
        const char *newline = memchr(p, '\n', (size_t)(stop - p)), *line_end = newline ? newline : stop;
        size_t size = (size_t)(line_end - p), room = sizeof c->line - c->line_size;
        memcpy(c->line + c->line_size, p, size < room ? size : room);
        c->line_size += size < room ? size : room;
        if (!newline) return;
        if (c->line_size && c->line[c->line_size - 1] == '\r') c->line_size--;
        sse_line(c, now);
        c->line_size = 0;
        p = newline + 1;
    }
}

/* Enough to see that an object begins, ends once, and that nothing was cut out of its end. */
static void read_json(struct connection *c, const char *p, size_t n) {
    for (const char *stop = p + n; p < stop; p++) {
        if (c->in_string) {
            if (c->escaped) c->escaped = 0;
            else if (*p == '\\') c->escaped = 1;
            else if (*p == '"') c->in_string = 0;
        } else if (*p == '{' || *p == '[') {
            if (c->depth == 0 && (c->object_ended || *p == '[')) c->object_ended = -1;
            c->depth++;
        } else if (*p == '}' || *p == ']') {
            if (--c->depth == 0 && !c->object_ended) c->object_ended = 1;
        } else if (c->depth == 0 && *p != ' ' && *p != '\n' && *p != '\r' && *p != '\t') {
            c->object_ended = -1;
        } else if (*p == '"') {
            c->in_string = 1;
        }
    }
}

static void on_stamp(struct connection *c, uint64_t now) {
    unsigned number = (unsigned)strtoul(c->stamp + 1, NULL, 10);
    uint64_t sent = strtoull(c->stamp + 8, NULL, 10);
    if (!c->first_stamp) c->first_stamp = now;
    stamps++;
    if (stream_mode) sample(&chunk_late, sent, now);
    if (expected >= 0 && c->outcome == OK && (number != c->next_stamp || number >= expected)) c->outcome = ORDER;
    c->next_stamp++;
}

static int stamp_accepts(size_t position, char ch) {
    if (position == 0) return ch == '#';
    if (position == 7) return ch == '@';
    if (position == STAMP_LEN - 1) return ch == ';';
    return ch >= '0' && ch <= '9';
}

static void read_stamps(struct connection *c, const char *p, size_t n, uint64_t now) {
    const char *stop = p + n;
    while (p < stop) {
        if (c->stamp_size == 0) {
            p = memchr(p, '#', (size_t)(stop - p));
            if (!p) return;
        }
        if (!stamp_accepts(c->stamp_size, *p)) {
            c->stamp_size = 0;
            if (*p != '#') p++;
            continue;
        }
        c->stamp[c->stamp_size++] = *p++;
        if (c->stamp_size == STAMP_LEN) {
            on_stamp(c, now);
            c->stamp_size = 0;
        }
    }
}

static void on_body(struct connection *c, const char *p, size_t n, uint64_t now) {
    if (c->status != 200) {
        if (outcomes[STATUS] == 0) keep_error(p, n);
        return;
    }
    read_stamps(c, p, n, now);
    if (stream_mode) read_events(c, p, n, now);
    else read_json(c, p, n);
    if (c->outcome != OK && !first_error_size) keep_error(p, n);
}

static void on_end(struct connection *c) {
    enum outcome outcome = OK;
    if (c->status != 200) outcome = STATUS;
    else if (expected >= 0 && c->next_stamp < expected) outcome = TOO_SHORT;
    else if (stream_mode && !c->last_is_final) outcome = NO_STOP;
    else if (!stream_mode && (c->depth || c->object_ended != 1)) outcome = NOT_JSON;
    end(c, outcome);
}

/* The head is complete: decide how the body is framed. Returns 0 when the request has ended. */
static int on_head(struct connection *c, size_t size) {
    const char *head = c->head.data + c->head.start;
    if (size < 14 || memcmp(head, "HTTP/1.", 7) || head[8] != ' ') {
        keep_error(head, size);
        end(c, PROTOCOL);
        return 0;
    }
    c->status = atoi(head + 9);
    if (c->status < 100 || c->status > 599) {
        end(c, PROTOCOL);
        return 0;
    }
    if (c->status < 200) {
        buffer_consume(&c->head, size);
        return 1;
    }
    statuses[c->status]++;
    c->keep_alive = head[7] == '1' && !header_is(head, size, "connection", "close");
    if (stream_mode && c->status == 200) {
        size_t n;
        const char *type = header(head, size, "content-type", &n);
        if (!type || n < 17 || strncasecmp(type, "text/event-stream", 17)) c->outcome = TYPE;
    }
    long long length = header_number(head, size, "content-length");
    if (header_is(head, size, "transfer-encoding", "chunked")) {
        c->state = CHUNK_SIZE;
    } else if (length >= 0) {
        c->state = BODY_LENGTH;
        c->body_left = (unsigned long long)length;
    } else if (length == -1) {
        c->state = BODY_TO_EOF;
        c->keep_alive = 0;
    } else {
        end(c, PROTOCOL);
        return 0;
    }
    buffer_consume(&c->head, size);
    if (c->state == BODY_LENGTH && c->body_left == 0) {
        on_end(c);
        return 0;
    }
    return 1;
}

/* A line of the chunked framing is complete in `head`. Returns 0 when the request has ended. */
static int on_framing_line(struct connection *c, const char *line, size_t n) {
    if (c->state == CHUNK_SIZE) {
        char *stop;
        char text[32] = {0};
        memcpy(text, line, n < sizeof text - 1 ? n : sizeof text - 1);
        c->body_left = strtoull(text, &stop, 16);
        if (stop == text || (*stop && *stop != ';' && *stop != ' ')) {
            end(c, PROTOCOL);
            return 0;
        }
        c->state = c->body_left ? CHUNK_DATA : TRAILER;
    } else if (c->state == CHUNK_END) {
        if (n) {
            end(c, PROTOCOL);
            return 0;
        }
        c->state = CHUNK_SIZE;
    } else if (n == 0) {
        on_end(c);
        return 0;
    }
    return 1;
}

static void on_bytes(struct connection *c, const char *p, size_t n, uint64_t now) {
    const char *stop = p + n;
    unsigned long long socket_number = c->socket_number;
    while (p < stop) {
        size_t left = (size_t)(stop - p);
        if (c->state == IDLE || c->state == CONNECTING) {
            drop(c);
            return;
        }
        if (c->state == HEAD) {
            size_t before = buffer_size(&c->head), size;
            buffer_append(&c->head, p, left);
            size = head_size(c->head.data + c->head.start, before + left);
            if (!size) {
                if (before + left > 65536) end(c, PROTOCOL);
                return;
            }
            p += size - before;
            c->head.end = c->head.start + size;
            if (!on_head(c, size)) break;
        } else if (c->state == BODY_LENGTH || c->state == CHUNK_DATA) {
            size_t part = left < c->body_left ? left : (size_t)c->body_left;
            on_body(c, p, part, now);
            p += part;
            c->body_left -= part;
            if (c->body_left == 0) {
                if (c->state == BODY_LENGTH) {
                    on_end(c);
                    break;
                }
                c->state = CHUNK_END;
            }
        } else if (c->state == BODY_TO_EOF) {
            on_body(c, p, left, now);
            return;
        } else {
            const char *newline = memchr(p, '\n', left);
            size_t part = newline ? (size_t)(newline - p) + 1 : left;
            buffer_append(&c->head, p, part);
            p += part;
            if (!newline) {
                if (buffer_size(&c->head) > 65536) end(c, PROTOCOL);
                return;
            }
            const char *line = c->head.data + c->head.start;
            size_t size = buffer_size(&c->head) - 1;
            if (size && line[size - 1] == '\r') size--;
            buffer_clear(&c->head);
            if (!on_framing_line(c, line, size)) break;
        }
    }
    /* The request ended and perhaps the next one began: bytes beyond the end of the answer belong to nobody. */
    if (p < stop && c->fd >= 0 && c->socket_number == socket_number) {
        if (c->state == IDLE) drop(c);
        else end(c, PROTOCOL);
    }
}

static void on_readable(struct connection *c) {
    static char chunk[262144];
    ssize_t n = recv(c->fd, chunk, sizeof chunk, 0);
    if (n > 0) {
        bytes_in += (unsigned long long)n;
        on_bytes(c, chunk, (size_t)n, now_ns());
    } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
        if (c->state == IDLE) drop(c);
        else if (c->state == BODY_TO_EOF && n == 0) on_end(c);
        else if (c->state == HEAD && buffer_size(&c->head) == 0) end(c, CLOSED);
        else end(c, TRUNCATED);
    }
}

/* ---- sending a request ---- */

static void on_writable(struct connection *c) {
    if (c->state == CONNECTING) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error || c->outcome == CONNECT) {
            end(c, CONNECT);
            return;
        }
        c->state = HEAD;
    }
    while (c->sent < buffer_size(&request)) {
        ssize_t n = send(c->fd, request.data + request.start + c->sent, buffer_size(&request) - c->sent, MSG_NOSIGNAL);
        if (n > 0) {
            c->sent += (size_t)n;
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else if (n < 0 && errno == EAGAIN) {
            watch(c, 1);
            return;
        } else {
            /* The server may have answered and closed before it read everything: the reading side decides. */
            break;
        }
    }
    watch(c, 0);
}

static int open_socket(struct connection *c) {
    struct sockaddr_in address = loopback(port);
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (c->fd < 0) die("socket: %s", strerror(errno));
    set_nodelay(c->fd);
    c->registered = c->want_write = 0;
    c->socket_number = ++opened;
    return connect(c->fd, (struct sockaddr *)&address, sizeof address) == 0 ? 1 : errno == EINPROGRESS ? 0 : -1;
}

static void start(struct connection *c) {
    started_requests++;
    active++;
    c->outcome = OK;
    c->sent = 0;
    c->status = 0;
    c->keep_alive = 1;
    c->first_event = c->first_stamp = 0;
    c->line_size = c->stamp_size = 0;
    c->next_stamp = 0;
    c->depth = c->in_string = c->escaped = c->object_ended = 0;
    c->event_has_data = c->event_is_final = c->event_is_error = c->last_is_final = 0;
    buffer_clear(&c->head);
    c->started = now_ns();
    c->state = HEAD;
    if (c->fd < 0) {
        int connected = open_socket(c);
        if (connected <= 0) c->state = CONNECTING;
        /* A connect that failed at once is reported by the next epoll round: no recursion here. */
        if (connected < 0) c->outcome = CONNECT;
        watch(c, 1);
        return;
    }
    on_writable(c);
}

/* Open a connection before the clock starts, waiting as long as the server's accept queue is full. */
static void connect_first(struct connection *c) {
    struct sockaddr_in address = loopback(port);
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (c->fd < 0) die("socket: %s", strerror(errno));
    if (connect(c->fd, (struct sockaddr *)&address, sizeof address))
        die("cannot connect to 127.0.0.1:%d: %s", port, strerror(errno));
    set_nonblocking(c->fd);
    set_nodelay(c->fd);
    c->socket_number = ++opened;
    watch(c, 0);
}

/* ---- report ---- */

static int by_value(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static double percentile(const struct samples *s, double p) {
    if (!s->size) return 0;
    size_t rank = (size_t)ceil(p / 100 * (double)s->size);
    return s->values[rank ? rank - 1 : 0];
}

static void print_samples(const char *name, struct samples *s) {
    double sum = 0;
    qsort(s->values, s->size, sizeof *s->values, by_value);
    for (size_t i = 0; i < s->size; i++) sum += s->values[i];
    printf(",\"%s\":{\"count\":%zu,\"mean\":%.4f,\"p50\":%.4f,\"p90\":%.4f,\"p99\":%.4f,\"max\":%.4f}", name, s->size,
           s->size ? sum / (double)s->size : 0, percentile(s, 50), percentile(s, 90), percentile(s, 99), percentile(s, 100));
}

static void print_report(double wall) {
    printf("{\"requests\":%llu,\"ok\":%llu,\"wall_s\":%.6f,\"requests_per_s\":%.3f,\"connections_opened\":%llu,\"bytes_in\":%llu",
           ended_requests, outcomes[OK], wall, wall > 0 ? (double)outcomes[OK] / wall : 0, opened, bytes_in);
    printf(",\"chunks\":%llu,\"events\":%llu,\"errors\":{", stamps, events_seen);
    const char *comma = "";
    for (int i = OK + 1; i < OUTCOMES; i++) {
        if (!outcomes[i]) continue;
        printf("%s\"%s\":%llu", comma, outcome_names[i], outcomes[i]);
        comma = ",";
    }
    printf("},\"statuses\":{");
    comma = "";
    for (int i = 0; i < 600; i++) {
        if (!statuses[i]) continue;
        printf("%s\"%d\":%llu", comma, i, statuses[i]);
        comma = ",";
    }
    printf("},\"first_error\":\"");
    for (size_t i = 0; i < first_error_size; i++) {
        unsigned char ch = (unsigned char)first_error[i];
        if (ch == '"' || ch == '\\') printf("\\%c", ch);
        else if (ch < 32 || ch > 126) printf("\\u%04x", ch);
        else putchar(ch);
    }
    printf("\"");
    print_samples("latency_ms", &latency);
    if (stream_mode) {
        print_samples("first_event_ms", &first_event);
        print_samples("first_chunk_ms", &first_chunk);
        print_samples("chunk_late_ms", &chunk_late);
    }
    printf("}\n");
}

static void read_file(const char *path, struct buffer *b) {
    FILE *file = fopen(path, "rb");
    if (!file) die("cannot read %s: %s", path, strerror(errno));
    for (;;) {
        buffer_reserve(b, 65536);
        size_t n = fread(b->data + b->end, 1, 65536, file);
        if (!n) break;
        b->end += n;
    }
    fclose(file);
}

int main(int argc, char **argv) {
    const char *path = "/v1/messages", *body_file = NULL;
    unsigned count = 1;
    double seconds = 0, ramp_ms = 0;
    struct buffer body = {0}, headers = {0};
    for (int i = 1; i < argc; i++) {
        const char *name = argv[i];
        if (!strcmp(name, "--stream")) {
            stream_mode = 1;
            continue;
        }
        if (i + 1 >= argc) die("unknown option or missing value: %s", name);
        const char *value = argv[++i];
        if (!strcmp(name, "--path")) path = value;
        else if (!strcmp(name, "--body")) body_file = value;
        else if (!strcmp(name, "--header")) buffer_printf(&headers, "%s\r\n", value);
        else if (!strcmp(name, "--port")) port = (int)number_option(name, value);
        else if (!strcmp(name, "--connections")) count = (unsigned)number_option(name, value);
        else if (!strcmp(name, "--requests")) requests_limit = (unsigned long long)number_option(name, value);
        else if (!strcmp(name, "--seconds")) seconds = number_option(name, value);
        else if (!strcmp(name, "--expect")) expected = (long)number_option(name, value);
        else if (!strcmp(name, "--timeout-s")) timeout_ns = (uint64_t)(number_option(name, value) * 1e9);
        else if (!strcmp(name, "--ramp-ms")) ramp_ms = number_option(name, value);
        else die("unknown option: %s", name);
    }
    if (port < 0 || !body_file || !count || (!requests_limit && seconds <= 0))
        die("--port, --body, --connections of 1 or more, and --requests or --seconds are needed");
    read_file(body_file, &body);
    buffer_printf(&request, "POST %s HTTP/1.1\r\nhost: 127.0.0.1:%d\r\ncontent-type: application/json\r\n%.*scontent-length: %zu\r\n\r\n",
                  path, port, (int)buffer_size(&headers), headers.data ? headers.data : "", buffer_size(&body));
    buffer_append(&request, body.data, buffer_size(&body));

    signal(SIGPIPE, SIG_IGN);
    poller = epoll_create1(EPOLL_CLOEXEC);
    struct connection *all = calloc(count, sizeof *all);
    if (!all) die("out of memory");
    for (unsigned i = 0; i < count; i++) {
        all[i].fd = -1;
        connect_first(&all[i]);
    }

    uint64_t run_start = now_ns(), next_check = run_start;
    if (seconds > 0) run_end = run_start + (uint64_t)(seconds * 1e9);
    last_end = run_start;
    unsigned begun = 0;
    struct epoll_event events[256];
    for (;;) {
        uint64_t now = now_ns();
        int wait_ms = 100;
        while (begun < count && now >= run_start + (uint64_t)(ramp_ms * 1e6 * begun / count)) {
            if (may_start()) start(&all[begun]);
            begun++;
        }
        if (begun < count) wait_ms = 1;
        if (!active && (begun == count || !may_start())) break;
        int n = epoll_wait(poller, events, 256, wait_ms);
        for (int i = 0; i < n; i++) {
            /* A connection's socket may have been replaced by an earlier event of this batch: then recv finds nothing. */
            struct connection *c = events[i].data.ptr;
            if (c->fd >= 0 && (c->state == CONNECTING || ((events[i].events & EPOLLOUT) && c->want_write))) on_writable(c);
            if (c->fd >= 0 && c->state != CONNECTING && (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))) on_readable(c);
        }
        now = now_ns();
        if (now >= next_check) {
            next_check = now + 50000000ull;
            for (unsigned i = 0; i < begun; i++)
                if (all[i].state != IDLE && now - all[i].started > timeout_ns) end(&all[i], TIMEOUT);
        }
    }
    print_report((double)(last_end - run_start) / 1e9);
    return ended_requests == outcomes[OK] ? 0 : 1;
}
