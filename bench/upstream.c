/* A mock model API on 127.0.0.1: one thread, epoll, no libraries.
 *
 *   upstream [--port N] [--until-eof] [--chunks N] [--size N] [--gap-ms N] [--split N]
 *
 * Prints "listening PORT" and serves until it is ended (with --until-eof: until its standard input closes):
 *
 *   POST .../chat/completions        OpenAI Chat Completions, JSON or SSE
 *   POST .../messages                Anthropic Messages, JSON or SSE
 *   POST .../messages/count_tokens   a count
 *   GET  .../models, /bench/stats    a list of models, this server's counters
 *
 * The answer is SSE when the body contains "stream":true. A request can choose its own answer: the first
 * "bench:key=value,key=value" found in its body overrides the options of the command line:
 *
 *   chunks=N   pieces of text in the answer, each with a stamp (net.h)
 *   size=N     characters per piece, at least the stamp
 *   gap_ms=N   time between pieces of a stream; 0 = all at once, still one write each
 *   split=N    every event goes out in N HTTP chunks and N writes, so events are cut anywhere
 *   status=N   answer with this error status
 *   fault=short | no_stop | cut | repeat    a stream that lacks its last piece, lacks its end, breaks off halfway,
 *              sends a piece twice: what a load generator must notice
 */
#include "net.h"

#include <sys/timerfd.h>

enum fault { NO_FAULT, SHORT, NO_STOP, CUT, REPEAT };
static const char *const fault_names[] = {"", "short", "no_stop", "cut", "repeat"};

enum dialect { OPENAI, ANTHROPIC };

struct plan {
    unsigned chunks, size, gap_ms, split, status;
    enum fault fault;
};

struct connection {
    int fd, closing, want_write;
    struct buffer in, out;
    /* The stream being sent; `streaming` is 0 between streams. */
    int streaming, include_usage;
    enum dialect dialect;
    struct plan plan;
    unsigned next_chunk, prompt_tokens;
    unsigned long long id;
    uint64_t started, due;
    size_t heap_index; /* position + 1 in the timer heap, 0 = not in it */
    struct connection *next_dead;
};

static struct plan defaults = {.chunks = 50, .size = 32, .gap_ms = 0, .split = 1, .status = 200};
static int poller, timer;
static unsigned long long accepted, requests, cancelled, last_id;
static long open_connections;
static time_t created;
static struct buffer event; /* scratch: the SSE bytes of one event */
static struct connection *dead; /* freed after the current batch of events: their pointers may still be in it */

static const char OPENAI_MODEL[] = "gpt-4o-2024-08-06";
static const char ANTHROPIC_MODEL[] = "claude-sonnet-4-5-20250929";
static const char FILLER[] = " and then the reader turns the page to see what comes next, as one does on a slow day";

/* ---- timers: a binary heap of streams by due time, and one timerfd for the earliest ---- */

static struct connection **heap;
static size_t heap_size, heap_capacity;

static void heap_put(size_t i, struct connection *c) {
    heap[i] = c;
    c->heap_index = i + 1;
}

static void heap_move(size_t i) {
    struct connection *c = heap[i];
    while (i > 0 && heap[(i - 1) / 2]->due > c->due) {
        heap_put(i, heap[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= heap_size) break;
        if (child + 1 < heap_size && heap[child + 1]->due < heap[child]->due) child++;
        if (heap[child]->due >= c->due) break;
        heap_put(i, heap[child]);
        i = child;
    }
    heap_put(i, c);
}

static void heap_add(struct connection *c) {
    if (heap_size == heap_capacity) {
        heap_capacity = heap_capacity ? heap_capacity * 2 : 64;
        heap = realloc(heap, heap_capacity * sizeof *heap);
        if (!heap) die("out of memory");
    }
    heap_put(heap_size++, c);
    heap_move(heap_size - 1);
}

static void heap_remove(struct connection *c) {
    if (!c->heap_index) return;
    size_t i = c->heap_index - 1;
    c->heap_index = 0;
    if (i == --heap_size) return;
    heap_put(i, heap[heap_size]);
    heap_move(i);
}

static void set_timer(void) {
    static uint64_t current;
    uint64_t due = heap_size ? heap[0]->due : 0;
    if (due == current) return;
    current = due;
    struct itimerspec when = {.it_value = {.tv_sec = (time_t)(due / 1000000000ull), .tv_nsec = (long)(due % 1000000000ull)}};
    timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
}

/* ---- output ---- */

static void close_connection(struct connection *c) {
    if (c->fd < 0) return;
    heap_remove(c);
    if (c->streaming) cancelled++;
    close(c->fd);
    c->fd = -1;
    c->streaming = 0;
    open_connections--;
    c->next_dead = dead;
    dead = c;
}

static void watch_write(struct connection *c, int on) {
    if (c->want_write == on) return;
    c->want_write = on;
    struct epoll_event e = {.events = EPOLLIN | (on ? EPOLLOUT : 0), .data.ptr = c};
    epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &e);
}

static void flush(struct connection *c) {
    while (c->fd >= 0 && buffer_size(&c->out)) {
        ssize_t n = send(c->fd, c->out.data + c->out.start, buffer_size(&c->out), MSG_NOSIGNAL);
        if (n > 0) {
            buffer_consume(&c->out, (size_t)n);
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else if (n < 0 && errno == EAGAIN) {
            watch_write(c, 1);
            return;
        } else {
            close_connection(c);
            return;
        }
    }
    if (c->fd < 0) return;
    watch_write(c, 0);
    if (c->closing && !c->streaming) close_connection(c);
}

/* Queue `event` as HTTP chunks; when it is split, each part is a write of its own. */
static void queue_event(struct connection *c) {
    size_t size = buffer_size(&event), parts = c->plan.split;
    const char *bytes = event.data + event.start;
    if (parts < 1) parts = 1;
    if (parts > size) parts = size;
    for (size_t i = 0; i < parts; i++) {
        size_t from = size * i / parts, to = size * (i + 1) / parts;
        buffer_printf(&c->out, "%zx\r\n", to - from);
        buffer_append(&c->out, bytes + from, to - from);
        buffer_append(&c->out, "\r\n", 2);
        if (parts > 1) flush(c);
        if (c->fd < 0) break;
    }
    buffer_clear(&event);
}

static void head(struct connection *c, unsigned status, const char *type, long long size) {
    const char *reason = status == 200 ? "OK" : "Error";
    char date[40];
    time_t t = time(NULL);
    struct tm tm;
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&t, &tm));
    buffer_printf(&c->out, "HTTP/1.1 %u %s\r\ndate: %s\r\ncontent-type: %s\r\n", status, reason, date, type);
    if (c->dialect == OPENAI)
        buffer_printf(&c->out, "x-request-id: req_%032llx\r\nopenai-processing-ms: 12\r\nopenai-version: 2020-10-01\r\n"
                               "x-ratelimit-limit-requests: 10000\r\nx-ratelimit-remaining-requests: 9999\r\n", c->id);
    else
        buffer_printf(&c->out, "request-id: req_%024llx\r\nanthropic-organization-id: bench\r\n"
                               "anthropic-ratelimit-requests-limit: 4000\r\nanthropic-ratelimit-requests-remaining: 3999\r\n",
                      c->id);
    if (c->closing) buffer_printf(&c->out, "connection: close\r\n");
    if (size >= 0)
        buffer_printf(&c->out, "content-length: %lld\r\n\r\n", size);
    else
        buffer_printf(&c->out, "cache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n");
}

static void answer(struct connection *c, unsigned status, struct buffer *body) {
    head(c, status, "application/json", (long long)buffer_size(body));
    buffer_append(&c->out, body->data + body->start, buffer_size(body));
    buffer_clear(body);
    flush(c);
}

static void answer_error(struct connection *c, unsigned status, const char *message) {
    if (c->dialect == OPENAI)
        buffer_printf(&event, "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":null}}", message,
                      status >= 500 ? "server_error" : "invalid_request_error");
    else
        buffer_printf(&event, "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"req_%024llx\"}",
                      status >= 500 ? "api_error" : "invalid_request_error", message, c->id);
    answer(c, status, &event);
}

/* One piece of answer text: stamp and filler. Plain characters only, so it needs no JSON escapes. */
static void append_text(struct buffer *b, const struct plan *plan, unsigned number) {
    buffer_printf(b, "#%06u@%019llu;", number, (unsigned long long)now_ns());
    for (size_t left = plan->size > STAMP_LEN ? plan->size - STAMP_LEN : 0; left;) {
        size_t n = left < sizeof FILLER - 1 ? left : sizeof FILLER - 1;
        buffer_append(b, FILLER, n);
        left -= n;
    }
}

static unsigned answer_tokens(const struct plan *plan) {
    return plan->chunks * (plan->size > STAMP_LEN ? plan->size : STAMP_LEN) / 4;
}

static void openai_usage(struct buffer *b, const struct connection *c) {
    unsigned output = answer_tokens(&c->plan);
    buffer_printf(b,
                  "{\"prompt_tokens\":%u,\"completion_tokens\":%u,\"total_tokens\":%u,"
                  "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
                  "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,"
                  "\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}",
                  c->prompt_tokens, output, c->prompt_tokens + output);
}

static void answer_json(struct connection *c) {
    struct buffer *b = &event;
    unsigned chunks = c->plan.chunks - (c->plan.fault == SHORT);
    if (c->dialect == OPENAI) {
        buffer_printf(b,
                      "{\n  \"id\": \"chatcmpl-%029llu\",\n  \"object\": \"chat.completion\",\n  \"created\": %lld,\n"
                      "  \"model\": \"%s\",\n  \"choices\": [\n    {\n      \"index\": 0,\n      \"message\": {\n"
                      "        \"role\": \"assistant\",\n        \"content\": \"",
                      c->id, (long long)created, OPENAI_MODEL);
        for (unsigned i = 0; i < chunks; i++) append_text(b, &c->plan, i);
        buffer_printf(b, "\",\n        \"refusal\": null,\n        \"annotations\": []\n      },\n      \"logprobs\": null,\n"
                         "      \"finish_reason\": \"stop\"\n    }\n  ],\n  \"usage\": ");
        openai_usage(b, c);
        buffer_printf(b, ",\n  \"service_tier\": \"default\",\n  \"system_fingerprint\": \"fp_0123456789\"\n}\n");
    } else {
        buffer_printf(b,
                      "{\"model\":\"%s\",\"id\":\"msg_%024llu\",\"type\":\"message\",\"role\":\"assistant\","
                      "\"content\":[{\"type\":\"text\",\"text\":\"",
                      ANTHROPIC_MODEL, c->id);
        for (unsigned i = 0; i < chunks; i++) append_text(b, &c->plan, i);
        buffer_printf(b,
                      "\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":%u,"
                      "\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"cache_creation\":{"
                      "\"ephemeral_5m_input_tokens\":0,\"ephemeral_1h_input_tokens\":0},\"output_tokens\":%u,"
                      "\"service_tier\":\"standard\"}}",
                      c->prompt_tokens, answer_tokens(&c->plan));
    }
    answer(c, 200, b);
}

/* ---- streams ---- */

static void openai_chunk_open(struct connection *c) {
    buffer_printf(&event,
                  "data: {\"id\":\"chatcmpl-%029llu\",\"object\":\"chat.completion.chunk\",\"created\":%lld,"
                  "\"model\":\"%s\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_0123456789\",\"choices\":[",
                  c->id, (long long)created, OPENAI_MODEL);
}

/* With include_usage every chunk but the last carries a null usage; obfuscation evens out the sizes of events. */
static void openai_chunk_close(struct connection *c) {
    buffer_printf(&event, "],%s\"obfuscation\":\"q7Xw2Lr\"}\n\n", c->include_usage ? "\"usage\":null," : "");
    queue_event(c);
}

static void stream_open(struct connection *c) {
    head(c, 200, c->dialect == OPENAI ? "text/event-stream; charset=utf-8" : "text/event-stream", -1);
    if (c->dialect == OPENAI) {
        openai_chunk_open(c);
        buffer_printf(&event, "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},"
                              "\"logprobs\":null,\"finish_reason\":null}");
        openai_chunk_close(c);
    } else {
        /* The vendor pads the data of its events with blanks. */
        buffer_printf(&event,
                      "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"%s\","
                      "\"id\":\"msg_%024llu\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"stop_reason\":null,"
                      "\"stop_sequence\":null,\"usage\":{\"input_tokens\":%u,\"cache_creation_input_tokens\":0,"
                      "\"cache_read_input_tokens\":0,\"cache_creation\":{\"ephemeral_5m_input_tokens\":0,"
                      "\"ephemeral_1h_input_tokens\":0},\"output_tokens\":1,\"service_tier\":\"standard\"}}     }\n\n",
                      ANTHROPIC_MODEL, c->id, c->prompt_tokens);
        queue_event(c);
        buffer_printf(&event, "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
                              "\"content_block\":{\"type\":\"text\",\"text\":\"\"}        }\n\n");
        queue_event(c);
        buffer_printf(&event, "event: ping\ndata: {\"type\": \"ping\"}\n\n");
        queue_event(c);
    }
    flush(c);
}

static void stream_chunk(struct connection *c, unsigned number) {
    if (c->dialect == OPENAI) {
        openai_chunk_open(c);
        buffer_printf(&event, "{\"index\":0,\"delta\":{\"content\":\"");
        append_text(&event, &c->plan, number);
        buffer_printf(&event, "\"},\"logprobs\":null,\"finish_reason\":null}");
        openai_chunk_close(c);
    } else {
        buffer_printf(&event, "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                              "\"delta\":{\"type\":\"text_delta\",\"text\":\"");
        append_text(&event, &c->plan, number);
        buffer_printf(&event, "\"}      }\n\n");
        queue_event(c);
    }
    flush(c);
}

static void stream_close(struct connection *c) {
    if (c->dialect == OPENAI) {
        openai_chunk_open(c);
        buffer_printf(&event, "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}");
        openai_chunk_close(c);
        if (c->include_usage) {
            openai_chunk_open(c);
            buffer_printf(&event, "],\"usage\":");
            openai_usage(&event, c);
            buffer_printf(&event, ",\"obfuscation\":\"\"}\n\n");
            queue_event(c);
        }
        if (c->plan.fault != NO_STOP) {
            buffer_printf(&event, "data: [DONE]\n\n");
            queue_event(c);
        }
    } else {
        buffer_printf(&event, "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0  }\n\n");
        queue_event(c);
        buffer_printf(&event,
                      "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\","
                      "\"stop_sequence\":null},\"usage\":{\"input_tokens\":%u,\"cache_creation_input_tokens\":0,"
                      "\"cache_read_input_tokens\":0,\"output_tokens\":%u}       }\n\n",
                      c->prompt_tokens, answer_tokens(&c->plan));
        queue_event(c);
        if (c->plan.fault != NO_STOP) {
            buffer_printf(&event, "event: message_stop\ndata: {\"type\":\"message_stop\"         }\n\n");
            queue_event(c);
        }
    }
    buffer_append(&c->out, "0\r\n\r\n", 5);
    c->streaming = 0;
    flush(c);
}

static void handle_requests(struct connection *c);

/* Send what is due now and plan the rest. */
static void stream_advance(struct connection *c) {
    uint64_t now = now_ns();
    unsigned last = c->plan.chunks - (c->plan.fault == SHORT);
    while (c->fd >= 0 && c->next_chunk < last) {
        uint64_t due = c->started + (uint64_t)c->next_chunk * c->plan.gap_ms * 1000000ull;
        if (due > now) {
            c->due = due;
            if (c->heap_index)
                heap_move(c->heap_index - 1);
            else
                heap_add(c);
            return;
        }
        if (c->plan.fault == CUT && c->next_chunk == c->plan.chunks / 2) {
            close_connection(c);
            return;
        }
        stream_chunk(c, c->next_chunk);
        if (c->fd >= 0 && c->plan.fault == REPEAT && c->next_chunk == 1) stream_chunk(c, c->next_chunk);
        c->next_chunk++;
    }
    if (c->fd < 0) return;
    heap_remove(c);
    stream_close(c);
    if (c->fd >= 0) handle_requests(c);
}

/* ---- requests ---- */

static int contains(const char *body, size_t n, const char *needle) { return memmem(body, n, needle, strlen(needle)) != NULL; }

/* Whether `"key":true` occurs in the body, with or without a blank. Inside a string it would be \"key\", so it can't. */
static int has_true(const char *body, size_t n, const char *key) {
    char needle[64];
    snprintf(needle, sizeof needle, "\"%s\":true", key);
    if (contains(body, n, needle)) return 1;
    snprintf(needle, sizeof needle, "\"%s\": true", key);
    return contains(body, n, needle);
}

/* Read "bench:key=value,..." from the body over the defaults; 0 when a key or value is unknown. */
static int read_plan(const char *body, size_t n, struct plan *plan) {
    *plan = defaults;
    const char *at = memmem(body, n, "bench:", 6);
    if (!at) return 1;
    char text[200];
    size_t size = 0;
    for (at += 6; at < body + n && size < sizeof text - 1; at++) {
        char ch = *at;
        if (!((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '_' || ch == '=' || ch == ',')) break;
        text[size++] = ch;
    }
    text[size] = 0;
    char *rest;
    for (char *item = strtok_r(text, ",", &rest); item; item = strtok_r(NULL, ",", &rest)) {
        char *value = strchr(item, '=');
        if (!value) return 0;
        *value++ = 0;
        unsigned number = (unsigned)strtoul(value, NULL, 10);
        if (!strcmp(item, "chunks")) plan->chunks = number;
        else if (!strcmp(item, "size")) plan->size = number;
        else if (!strcmp(item, "gap_ms")) plan->gap_ms = number;
        else if (!strcmp(item, "split")) plan->split = number;
        else if (!strcmp(item, "status")) plan->status = number;
        else if (!strcmp(item, "fault")) {
            plan->fault = NO_FAULT;
            for (unsigned i = 1; i < sizeof fault_names / sizeof *fault_names; i++)
                if (!strcmp(value, fault_names[i])) plan->fault = (enum fault)i;
            if (plan->fault == NO_FAULT) return 0;
        } else return 0;
    }
    return plan->chunks >= 1 && plan->chunks <= 999999 && plan->size <= 1000000 && plan->split <= 100000;
}

static int ends_with(const char *path, size_t n, const char *suffix) {
    size_t size = strlen(suffix);
    return n >= size && !memcmp(path + n - size, suffix, size);
}

static void handle(struct connection *c, const char *request, size_t head_bytes, size_t body_bytes) {
    const char *body = request + head_bytes;
    const char *path = memchr(request, ' ', head_bytes);
    const char *path_end = path ? memchr(path + 1, ' ', head_bytes - (size_t)(path + 1 - request)) : NULL;
    c->id = ++last_id;
    c->dialect = ANTHROPIC;
    if (!path_end) {
        c->closing = 1;
        answer_error(c, 400, "malformed request line");
        return;
    }
    int post = (size_t)(path - request) == 4 && !memcmp(request, "POST", 4);
    path++;
    size_t path_size = (size_t)(path_end - path);
    const char *query = memchr(path, '?', path_size);
    if (query) path_size = (size_t)(query - path);
    if (header_is(request, head_bytes, "connection", "close")) c->closing = 1;
    requests++;

    if (!post && ends_with(path, path_size, "/bench/stats")) {
        requests--;
        buffer_printf(&event, "{\"connections\":%llu,\"open\":%ld,\"requests\":%llu,\"cancelled\":%llu}", accepted,
                      open_connections, requests, cancelled);
        answer(c, 200, &event);
        return;
    }
    if (!post && ends_with(path, path_size, "/models")) {
        buffer_printf(&event, "{\"object\":\"list\",\"data\":[{\"id\":\"%s\",\"object\":\"model\",\"created\":%lld,"
                              "\"owned_by\":\"bench\"}]}", OPENAI_MODEL, (long long)created);
        answer(c, 200, &event);
        return;
    }
    if (post && ends_with(path, path_size, "/messages/count_tokens")) {
        buffer_printf(&event, "{\"input_tokens\":%zu}", body_bytes / 4);
        answer(c, 200, &event);
        return;
    }
    if (ends_with(path, path_size, "/chat/completions")) c->dialect = OPENAI;
    if (!post || !(c->dialect == OPENAI || ends_with(path, path_size, "/messages"))) {
        answer_error(c, 404, "no such route");
        return;
    }
    if (!read_plan(body, body_bytes, &c->plan)) {
        answer_error(c, 400, "unknown bench: directive");
        return;
    }
    if (c->plan.status != 200) {
        answer_error(c, c->plan.status, "as the request wished");
        return;
    }
    c->prompt_tokens = (unsigned)(body_bytes / 4);
    if (!has_true(body, body_bytes, "stream")) {
        answer_json(c);
        return;
    }
    c->include_usage = c->dialect == OPENAI && has_true(body, body_bytes, "include_usage");
    c->streaming = 1;
    c->next_chunk = 0;
    c->started = now_ns();
    stream_open(c);
}

/* Answer every complete request in the buffer; a stream in progress holds the next one back. */
static void handle_requests(struct connection *c) {
    while (c->fd >= 0 && !c->streaming && !c->closing && buffer_size(&c->in)) {
        char *request = c->in.data + c->in.start;
        size_t size = buffer_size(&c->in), head_bytes = head_size(request, size);
        if (!head_bytes) {
            if (size < 65536) return;
            c->closing = 1;
            answer_error(c, 431, "the request's head is too long");
            return;
        }
        long long body_bytes = header_number(request, head_bytes, "content-length");
        size_t unused;
        if (body_bytes == -2 || header(request, head_bytes, "transfer-encoding", &unused)) {
            c->closing = 1;
            answer_error(c, 411, "only bodies with a content-length are understood");
            return;
        }
        if (body_bytes < 0) body_bytes = 0;
        if (size < head_bytes + (size_t)body_bytes) {
            buffer_reserve(&c->in, head_bytes + (size_t)body_bytes - size);
            return;
        }
        handle(c, request, head_bytes, (size_t)body_bytes);
        buffer_consume(&c->in, head_bytes + (size_t)body_bytes);
        if (c->fd >= 0 && c->streaming) stream_advance(c);
    }
}

static void on_readable(struct connection *c) {
    for (;;) {
        buffer_reserve(&c->in, 16384);
        ssize_t n = recv(c->fd, c->in.data + c->in.end, c->in.capacity - c->in.end, 0);
        if (n > 0) {
            c->in.end += (size_t)n;
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else if (n < 0 && errno == EAGAIN) {
            break;
        } else {
            close_connection(c);
            return;
        }
    }
    handle_requests(c);
}

static void accept_all(int listener) {
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) return;
        set_nodelay(fd);
        struct connection *c = calloc(1, sizeof *c);
        if (!c) die("out of memory");
        c->fd = fd;
        accepted++;
        open_connections++;
        struct epoll_event e = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(poller, EPOLL_CTL_ADD, fd, &e);
    }
}

static void free_dead(void) {
    while (dead) {
        struct connection *c = dead;
        dead = c->next_dead;
        free(c->in.data);
        free(c->out.data);
        free(c);
    }
}

static void on_timer(void) {
    uint64_t times;
    if (read(timer, &times, sizeof times) < 0 && errno != EAGAIN) die("timer: %s", strerror(errno));
    uint64_t now = now_ns();
    while (heap_size && heap[0]->due <= now) stream_advance(heap[0]);
}

int main(int argc, char **argv) {
    int port = 0, until_eof = 0;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--until-eof")) {
            until_eof = 1;
            continue;
        }
        if (i + 1 >= argc) die("unknown option or missing value: %s", argv[i]);
        unsigned value = (unsigned)number_option(argv[i], argv[i + 1]);
        if (!strcmp(argv[i], "--port")) port = (int)value;
        else if (!strcmp(argv[i], "--chunks")) defaults.chunks = value;
        else if (!strcmp(argv[i], "--size")) defaults.size = value;
        else if (!strcmp(argv[i], "--gap-ms")) defaults.gap_ms = value;
        else if (!strcmp(argv[i], "--split")) defaults.split = value;
        else die("unknown option: %s", argv[i]);
        i++;
    }
    signal(SIGPIPE, SIG_IGN);
    created = time(NULL);
    poller = epoll_create1(EPOLL_CLOEXEC);
    timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = loopback(port);
    socklen_t address_size = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096))
        die("cannot listen on 127.0.0.1:%d: %s", port, strerror(errno));
    getsockname(listener, (struct sockaddr *)&address, &address_size);

    /* Marks of the three descriptors that are not connections. */
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = &listener};
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &e);
    e.data.ptr = &timer;
    epoll_ctl(poller, EPOLL_CTL_ADD, timer, &e);
    e.data.ptr = &until_eof;
    if (until_eof && epoll_ctl(poller, EPOLL_CTL_ADD, 0, &e)) die("--until-eof needs a pipe as standard input");
    printf("listening %d\n", ntohs(address.sin_port));
    fflush(stdout);

    struct epoll_event events[256];
    for (;;) {
        int n = epoll_wait(poller, events, 256, -1);
        for (int i = 0; i < n; i++) {
            void *mark = events[i].data.ptr;
            if (mark == &listener) {
                accept_all(listener);
            } else if (mark == &timer) {
                on_timer();
            } else if (mark == &until_eof) {
                char ignored[64];
                if (read(0, ignored, sizeof ignored) <= 0) return 0;
            } else {
                struct connection *c = mark;
                if (c->fd >= 0 && (events[i].events & EPOLLOUT)) flush(c);
                if (c->fd >= 0 && (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))) on_readable(c);
            }
        }
        free_dead();
        set_timer();
    }
}
