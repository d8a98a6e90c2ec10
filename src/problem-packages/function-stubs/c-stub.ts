import type { FunctionSignature, FunctionStub, ResultType, ValueType } from '../../problems/function-task.js';

const SCALARS: Readonly<Record<ResultType, string>> = {
  int64: 'int64_t',
  float64: 'double',
  bool: 'bool',
  string: 'const char *',
};

/** An array is a pointer and a length; both go to the function. */
function parametersOf({ name, type }: { name: string; type: ValueType }): string {
  if (!type.endsWith('[]')) return spaced(SCALARS[type as ResultType], name);
  return `const ${spaced(SCALARS[type.slice(0, -2) as ResultType].replace(/^const /, ''), `*${name}`)}, size_t ${name}_length`;
}

function spaced(type: string, name: string): string {
  return type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;
}

function prototype({ name, returns, parameters }: FunctionSignature): string {
  return `${spaced(SCALARS[returns], name)}(${parameters.map(parametersOf).join(', ') || 'void'})`;
}

/** The functions' prototypes, and `main`. */
export function cStub(functions: readonly FunctionSignature[]): FunctionStub {
  const text = `/* Made by Docket for this task: reads calls from the grader and answers with what your functions return. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

${functions.map((one) => `${prototype(one)};`).join('\n')}

static FILE *docket_calls, *docket_answers;
static char *docket_line;
static size_t docket_room;

static char *docket_next(void) {
  ssize_t length = getline(&docket_line, &docket_room, docket_calls);
  if (length < 0) exit(0); /* the grader has ended */
  if (length > 0 && docket_line[length - 1] == '\\n') docket_line[length - 1] = '\\0';
  return docket_line;
}

static void *docket_memory(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size);
  if (!memory) abort();
  return memory;
}

static int64_t docket_int64(char **at) { return (int64_t)strtoll(*at, at, 10); }
static double docket_float64(char **at) { return strtod(*at, at); }
static bool docket_bool(char **at) { return strtoll(*at, at, 10) != 0; }

static const char *docket_string(void) {
  const char *from = docket_next();
  char *text = docket_memory(strlen(from) + 1, 1), *to = text;
  for (; *from; from++) {
    if (*from == '\\\\' && from[1]) {
      from++;
      *to++ = *from == 'n' ? '\\n' : *from == 'r' ? '\\r' : *from;
    } else {
      *to++ = *from;
    }
  }
  return text;
}

static void docket_answer_int64(int64_t value) { fprintf(docket_answers, "%" PRId64 "\\n", value); }
static void docket_answer_float64(double value) { fprintf(docket_answers, "%.17g\\n", value); }
static void docket_answer_bool(bool value) { fprintf(docket_answers, "%d\\n", value); }
static void docket_answer_string(const char *value) {
  for (; value && *value; value++) {
    if (*value == '\\n') fputs("\\\\n", docket_answers);
    else if (*value == '\\r') fputs("\\\\r", docket_answers);
    else if (*value == '\\\\') fputs("\\\\\\\\", docket_answers);
    else fputc(*value, docket_answers);
  }
  fputc('\\n', docket_answers);
}

int main(void) {
  docket_calls = fdopen(dup(0), "r");
  docket_answers = fdopen(dup(1), "w");
  int nothing = open("/dev/null", O_RDONLY);
  if (!docket_calls || !docket_answers || nothing < 0) abort();
  dup2(nothing, 0);
  dup2(2, 1);
  for (;;) {
    char *call = docket_next();
${functions.map((one, index) => dispatch(one, index === 0)).join('')}    else exit(0);
    fflush(docket_answers);
  }
}
`;
  return { fileName: 'docket_main.c', text, entryPoint: null };
}

function dispatch({ name, returns, parameters }: FunctionSignature, isFirst: boolean): string {
  const lines = parameters.flatMap((parameter, index) => readParameter(`a${String(index)}`, parameter.type));
  const args = parameters.map(({ type }, index) =>
    type.endsWith('[]') ? `a${String(index)}, a${String(index)}_length` : `a${String(index)}`,
  );
  const frees = parameters.flatMap(({ type }, index) => freeParameter(`a${String(index)}`, type));
  const body = [...lines, `docket_answer_${returns}(${name}(${args.join(', ')}));`, ...frees];
  const head = `${isFirst ? '    if' : '    else if'} (strcmp(call, "call ${name}") == 0) {\n`;
  return `${head}${body.map((line) => `      ${line}\n`).join('')}    }\n`;
}

function readParameter(name: string, type: ValueType): string[] {
  const scalar = type.replace('[]', '') as ResultType;
  if (type === 'string') return [`const char *${name} = docket_string();`];
  if (!type.endsWith('[]'))
    return [`char *${name}_at = docket_next();`, `${SCALARS[scalar]} ${name} = docket_${scalar}(&${name}_at);`];
  const element = scalar === 'string' ? 'const char *' : SCALARS[scalar];
  const next = scalar === 'string' ? 'docket_string()' : `docket_${scalar}(&${name}_at)`;
  return [
    `char *${name}_at = docket_next();`,
    `size_t ${name}_length = (size_t)docket_int64(&${name}_at);`,
    `${spaced(element, `*${name}`)} = docket_memory(${name}_length, sizeof *${name});`,
    `for (size_t i = 0; i < ${name}_length; i++) ${name}[i] = ${next};`,
  ];
}

function freeParameter(name: string, type: ValueType): string[] {
  if (type === 'string') return [`free((void *)${name});`];
  if (!type.endsWith('[]')) return [];
  const elements = type === 'string[]' ? [`for (size_t i = 0; i < ${name}_length; i++) free((void *)${name}[i]);`] : [];
  return [...elements, `free((void *)${name});`];
}
