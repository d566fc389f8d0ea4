/* The same rows as the product writes, in plain C: the limit that bin/bench compares with.
 *   bare_store TRACE sqlite FILE BATCH SECONDS
 *   bare_store TRACE postgres ADDRESS BATCH SECONDS
 *   bare_store TRACE pgbench > SCRIPT
 * TRACE is what `bench_city trace` wrote: the statements of two lives of the same four commands. What
 * is the same in both is the same in every life; ids and keys get a fresh end, serials go on in the
 * same steps, hashes and salts are random, units are spread over forty-five. BATCH lives go on at once, one command of each in every
 * transaction: what a group commit with so many waiting clients does. One line of JSON. */
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { statements_max = 400, params_max = 40, commands_max = 16, texts_max = 400 };
enum { fresh_digits = 10, line_max = 1 << 20 };

struct param {
  char kind; /* N, I, T or B */
  int64_t integer;
  int64_t step;  /* of a serial */
  char *bytes;   /* text, or the bytes of B */
  int size;
  int variable; /* of T: 1 + its number, 0 = constant, -1 = a unit; of B: 1 = random */
};
struct statement {
  int sql;
  int count;
  struct param params[params_max];
};
struct command {
  int first;
  int end;
};

static struct statement lives[2][statements_max];
static int counts[2];
static struct command commands[commands_max];
static int command_count;
static char *sqls[statements_max];
static int sql_params[statements_max];
static int sql_count;
static char *variables[texts_max];
static int variable_count;

static void die(const char *what, const char *why) {
  fprintf(stderr, "bare_store: %s: %s\n", what, why);
  exit(1);
}

static char *copy(const char *from, size_t size) {
  char *to = malloc(size + 1);
  if (to == NULL) {
    die("memory", "none");
  }
  memcpy(to, from, size);
  to[size] = '\0';
  return to;
}

static int number_of_sql(const char *sql, int params) {
  for (int i = 0; i < sql_count; ++i) {
    if (strcmp(sqls[i], sql) == 0) {
      return i;
    }
  }
  sqls[sql_count] = copy(sql, strlen(sql));
  sql_params[sql_count] = params;
  return sql_count++;
}

static void read_param(const char *line, struct param *param) {
  param->kind = line[0];
  const char *rest = line[0] == 'N' ? "" : line + 2;
  if (param->kind == 'I') {
    param->integer = strtoll(rest, NULL, 10);
  } else if (param->kind == 'T') {
    param->size = (int)strlen(rest);
    param->bytes = copy(rest, strlen(rest));
  } else if (param->kind == 'B') {
    param->size = (int)strlen(rest) / 2;
    param->bytes = copy(rest, strlen(rest));
    for (int i = 0; i < param->size; ++i) {
      unsigned byte = 0;
      sscanf(rest + 2 * i, "%2x", &byte);
      param->bytes[i] = (char)byte;
    }
  }
}

static void read_trace(const char *path) {
  FILE *in = fopen(path, "r");
  char *line = malloc(line_max);
  int life = -2; /* the first life made counters and wrote nothing down */
  if (in == NULL || line == NULL) {
    die(path, "cannot be read");
  }
  while (fgets(line, line_max, in) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == 'L') {
      ++life;
    } else if (line[0] == 'C' && life == 0) {
      commands[command_count].first = counts[0];
      if (command_count > 0) {
        commands[command_count - 1].end = counts[0];
      }
      ++command_count;
    } else if (line[0] == 'S' && life >= 0 && life < 2) {
      struct statement *s = &lives[life][counts[life]++];
      char *rest = NULL;
      s->count = (int)strtol(line + 2, &rest, 10);
      s->sql = number_of_sql(rest + 1, s->count);
      for (int i = 0; i < s->count; ++i) {
        if (fgets(line, line_max, in) == NULL) {
          die(path, "ends early");
        }
        line[strcspn(line, "\n")] = '\0';
        read_param(line, &s->params[i]);
      }
    }
  }
  fclose(in);
  free(line);
  commands[command_count - 1].end = counts[0];
  if (counts[0] != counts[1]) {
    die(path, "the two lives differ in their statements");
  }
}

static int variable_of(const char *text) {
  for (int i = 0; i < variable_count; ++i) {
    if (strcmp(variables[i], text) == 0) {
      return i + 1;
    }
  }
  variables[variable_count++] = copy(text, strlen(text));
  return variable_count;
}

/* The two lives are of one pair of units; the product is used by all: rows and indexes of a unit must
 * be spread likewise. Units are named after the city, callers end with theirs. */
enum { units = 45 };
static int names_unit(const struct param *param) {
  return (strncmp(param->bytes, "130581", 6) == 0 && param->size > 8 && param->size < 40) ||
         (param->size < 80 && strchr(param->bytes, '@') != NULL);
}

/* What differs between the two lives. */
static void compare_lives(void) {
  for (int i = 0; i < counts[0]; ++i) {
    for (int k = 0; k < lives[0][i].count; ++k) {
      struct param *a = &lives[0][i].params[k];
      const struct param *b = &lives[1][i].params[k];
      if (a->kind == 'I') {
        a->step = b->integer - a->integer;
      } else if (a->kind == 'T' && strcmp(a->bytes, b->bytes) != 0) {
        /* long texts that mention ids keep their size; only keys must be fresh */
        a->variable = a->size <= 60 ? variable_of(a->bytes) : 0;
        if (a->variable > 0 && a->size < fresh_digits + 2) {
          a->bytes = realloc(a->bytes, fresh_digits + 3);
          while (a->size < fresh_digits + 2) {
            a->bytes[a->size++] = '-';
          }
          a->bytes[a->size] = '\0';
        }
      } else if (a->kind == 'T' && names_unit(a)) {
        a->variable = -1;
      } else if (a->kind == 'B' && memcmp(a->bytes, b->bytes, (size_t)a->size) != 0) {
        a->variable = 1;
      }
    }
  }
}

static uint64_t noise = 88172645463325252ULL;
static uint64_t next_noise(void) {
  noise ^= noise << 13;
  noise ^= noise >> 7;
  noise ^= noise << 17;
  return noise;
}

/* Puts what is fresh in this life into the parameter's own bytes. */
static void freshen(struct param *param, int64_t life) {
  static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  if (param->variable == 0) {
    return;
  }
  if (param->kind == 'B') {
    for (int i = 0; i < param->size; ++i) {
      param->bytes[i] = (char)next_noise();
    }
    return;
  }
  if (param->variable < 0) {
    param->bytes[param->size - 2] = (char)('0' + life % units / 10);
    param->bytes[param->size - 1] = (char)('0' + life % units % 10);
    return;
  }
  uint64_t value = (uint64_t)life * 64 + (uint64_t)param->variable;
  for (int i = 0; i < fresh_digits; ++i) {
    param->bytes[param->size - 1 - i] = digits[value & 31];
    value >>= 5;
  }
}

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* Processor time of this process so far. */
static double processor(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6 +
         (double)used.ru_stime.tv_sec + (double)used.ru_stime.tv_usec / 1e6;
}

/* Statements of one command of one life, given to a store. */
typedef void (*run_statement)(struct statement *statement, int64_t life);

static void run_command(int command, int64_t life, run_statement run) {
  for (int i = commands[command].first; i < commands[command].end; ++i) {
    struct statement *s = &lives[0][i];
    for (int k = 0; k < s->count; ++k) {
      freshen(&s->params[k], life);
    }
    run(s, life);
  }
}

/* ---- SQLite ---- */

static sqlite3 *db;
static sqlite3_stmt *prepared[statements_max];
static int places[statements_max][params_max];

static void check(int code, const char *what) {
  if (code != SQLITE_OK && code != SQLITE_DONE) {
    die(what, sqlite3_errmsg(db));
  }
}

static void open_sqlite(const char *path) {
  check(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL), path);
  check(sqlite3_exec(db,
                     "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=1; "
                     "pragma wal_autocheckpoint=4000; pragma cache_size=-65536; "
                     "pragma temp_store=memory",
                     NULL, NULL, NULL),
        "pragmas");
  for (int i = 0; i < sql_count; ++i) {
    check(sqlite3_prepare_v3(db, sqls[i], -1, SQLITE_PREPARE_PERSISTENT, &prepared[i], NULL),
          sqls[i]);
    for (int k = 0; k < sql_params[i]; ++k) {
      char name[16];
      snprintf(name, sizeof name, "$%d", k + 1);
      places[i][k] = sqlite3_bind_parameter_index(prepared[i], name);
    }
  }
}

static void run_sqlite(struct statement *s, int64_t life) {
  sqlite3_stmt *statement = prepared[s->sql];
  for (int k = 0; k < s->count; ++k) {
    const struct param *p = &s->params[k];
    const int at = places[s->sql][k];
    if (p->kind == 'N') {
      sqlite3_bind_null(statement, at);
    } else if (p->kind == 'I') {
      sqlite3_bind_int64(statement, at, p->integer + p->step * life);
    } else if (p->kind == 'T') {
      sqlite3_bind_text(statement, at, p->bytes, p->size, SQLITE_STATIC);
    } else {
      sqlite3_bind_blob(statement, at, p->bytes, p->size, SQLITE_STATIC);
    }
  }
  check(sqlite3_step(statement), sqls[s->sql]);
  sqlite3_reset(statement);
}

/* ---- PostgreSQL, pipelined ---- */

static PGconn *pg;
static int sent;

static void collect(void) {
  int syncs = 0;
  while (syncs == 0) {
    PGresult *result = PQgetResult(pg);
    if (result == NULL) {
      continue;
    }
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_PIPELINE_SYNC) {
      ++syncs;
    } else if (status != PGRES_COMMAND_OK) {
      die("statement", PQresultErrorMessage(result));
    }
    PQclear(result);
  }
}

static void open_postgres(const char *address) {
  pg = PQconnectdb(address);
  if (PQstatus(pg) != CONNECTION_OK) {
    die(address, PQerrorMessage(pg));
  }
  for (int i = 0; i < sql_count; ++i) {
    char name[16];
    snprintf(name, sizeof name, "s%d", i);
    PGresult *result = PQprepare(pg, name, sqls[i], 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
      die(sqls[i], PQresultErrorMessage(result));
    }
    PQclear(result);
  }
  PQprepare(pg, "begin", "begin", 0, NULL);
  PQprepare(pg, "commit", "commit", 0, NULL);
  PQenterPipelineMode(pg);
}

static void run_postgres(struct statement *s, int64_t life) {
  static char numbers[params_max][24];
  const char *values[params_max];
  int lengths[params_max];
  int formats[params_max];
  char name[16];
  for (int k = 0; k < s->count; ++k) {
    const struct param *p = &s->params[k];
    values[k] = p->kind == 'N' ? NULL : p->bytes;
    lengths[k] = p->size;
    formats[k] = p->kind == 'B';
    if (p->kind == 'I') {
      snprintf(numbers[k], sizeof numbers[k], "%lld", (long long)(p->integer + p->step * life));
      values[k] = numbers[k];
    }
  }
  snprintf(name, sizeof name, "s%d", s->sql);
  if (PQsendQueryPrepared(pg, name, s->count, values, lengths, formats, 0) != 1) {
    die(sqls[s->sql], PQerrorMessage(pg));
  }
  /* A server that cannot send its results stops reading: ask for them now and then. */
  if (++sent % 1000 == 0) {
    PQflush(pg);
  }
}

/* ---- */

static void begin(int sqlite) {
  if (sqlite) {
    check(sqlite3_exec(db, "begin immediate", NULL, NULL, NULL), "begin");
  } else {
    PQsendQueryPrepared(pg, "begin", 0, NULL, NULL, NULL, 0);
  }
}

static void commit(int sqlite) {
  if (sqlite) {
    check(sqlite3_exec(db, "commit", NULL, NULL, NULL), "commit");
  } else {
    PQsendQueryPrepared(pg, "commit", 0, NULL, NULL, NULL, 0);
    PQpipelineSync(pg);
    collect();
  }
}

static void measure(int sqlite, int batch, double seconds) {
  const double start = now();
  const double end = start + seconds;
  const run_statement run = sqlite ? run_sqlite : run_postgres;
  /* Serials must not meet those of an earlier run on the same store. */
  int64_t life = (int64_t)time(NULL) % 1000000 * 100000;
  int64_t done = 0;
  const double before = processor();
  while (now() < end) {
    for (int command = 0; command < command_count; ++command) {
      begin(sqlite);
      for (int i = 0; i < batch; ++i) {
        run_command(command, life + i, run);
      }
      commit(sqlite);
      done += batch;
    }
    life += batch;
  }
  printf("{\"store\":\"%s\",\"batch\":%d,\"commands\":%lld,\"per_second\":%.0f,"
         "\"processor_us\":%.1f}\n",
         sqlite ? "sqlite" : "postgres", batch, (long long)done, (double)done / (now() - start),
         (processor() - before) * 1e6 / (double)done);
}

/* One transaction per command, for pgbench -M prepared -D i=0. */
static void print_pgbench(void) {
  printf("\\set i :i + 1\n\\set u :client_id * 1000000000 + :i\n");
  for (int c = 0; c < command_count; ++c) {
    printf("begin;\n");
    for (int n = commands[c].first; n < commands[c].end; ++n) {
      const struct statement *s = &lives[0][n];
      for (const char *at = sqls[s->sql]; *at != '\0'; ++at) {
        if (*at != '$') {
          putchar(*at);
          continue;
        }
        char *rest = NULL;
        const struct param *p = &s->params[strtol(at + 1, &rest, 10) - 1];
        at = rest - 1;
        if (p->kind == 'N') {
          printf("null");
        } else if (p->kind == 'I') {
          if (p->step > 1) {
            printf("(%lld + :u::bigint * %lld)", (long long)p->integer, (long long)p->step);
          } else {
            printf("%lld", (long long)p->integer);
          }
        } else if (p->kind == 'T' && p->variable > 0) {
          printf("('%.*s' || lpad((:u::bigint * 64 + %d)::text, 14, '0'))",
                 p->size - fresh_digits, p->bytes, p->variable);
        } else if (p->kind == 'T') {
          putchar('\'');
          for (int i = 0; i < p->size; ++i) {
            /* a colon before a letter would be a variable of pgbench */
            if (p->bytes[i] == ':') {
              printf("'||chr(58)||'");
            } else {
              putchar(p->bytes[i]);
              if (p->bytes[i] == '\'') {
                putchar('\'');
              }
            }
          }
          putchar('\'');
        } else {
          printf("decode('");
          for (int i = 0; i < p->size; ++i) {
            printf("%02x", (unsigned char)p->bytes[i]);
          }
          printf("', 'hex')");
        }
      }
      printf(";\n");
    }
    printf("end;\n");
  }
}

int main(int count, char **words) {
  if (count < 3) {
    die("usage", "bare_store TRACE sqlite|postgres|pgbench [PLACE BATCH SECONDS]");
  }
  read_trace(words[1]);
  compare_lives();
  if (strcmp(words[2], "pgbench") == 0) {
    print_pgbench();
    return 0;
  }
  if (count < 6) {
    die("usage", "bare_store TRACE sqlite|postgres PLACE BATCH SECONDS");
  }
  const int sqlite = strcmp(words[2], "sqlite") == 0;
  if (sqlite) {
    open_sqlite(words[3]);
  } else {
    open_postgres(words[3]);
  }
  measure(sqlite, atoi(words[4]), atof(words[5]));
  return 0;
}
