import type { FunctionSignature, FunctionStub, ResultType, ValueType } from '../../problems/function-task.js';

const SCALARS: Readonly<Record<ResultType, string>> = {
  int64: 'long long',
  float64: 'double',
  bool: 'bool',
  string: 'std::string',
};

function typeOf(type: ValueType): string {
  const scalar = SCALARS[type.replace('[]', '') as ResultType];
  return type.endsWith('[]') ? `std::vector<${scalar}>` : scalar;
}

/** The functions' prototypes, and `main`. */
export function cppStub(functions: readonly FunctionSignature[]): FunctionStub {
  const prototypes = functions.map(
    ({ name, returns, parameters }) =>
      `${SCALARS[returns]} ${name}(${parameters.map((one) => `${typeOf(one.type)} ${one.name}`).join(', ')});`,
  );
  const text = `// Made by Docket for this task: reads calls from the grader and answers with what your functions return.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

${prototypes.join('\n')}

namespace docket {

FILE *calls, *answers;

std::string next() {
  static char *line = nullptr;
  static std::size_t room = 0;
  ssize_t length = getline(&line, &room, calls);
  if (length < 0) std::exit(0);  // the grader has ended
  if (length > 0 && line[length - 1] == '\\n') length--;
  return std::string(line, static_cast<std::size_t>(length));
}

void convert(char *&at, long long &value) { value = std::strtoll(at, &at, 10); }
void convert(char *&at, double &value) { value = std::strtod(at, &at); }
void convert(char *&at, bool &value) { value = std::strtoll(at, &at, 10) != 0; }

template <typename Value>
struct Reader {
  static Value read() {
    std::string line = next();
    char *at = line.data();
    Value value{};
    convert(at, value);
    return value;
  }
};

template <>
struct Reader<std::string> {
  static std::string read() {
    std::string line = next(), text;
    for (std::size_t i = 0; i < line.size(); i++) {
      if (line[i] == '\\\\' && i + 1 < line.size()) {
        i++;
        text += line[i] == 'n' ? '\\n' : line[i] == 'r' ? '\\r' : line[i];
      } else {
        text += line[i];
      }
    }
    return text;
  }
};

template <typename Value>
struct Reader<std::vector<Value>> {
  static std::vector<Value> read() {
    std::string line = next();
    char *at = line.data();
    long long length;
    convert(at, length);
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(length));
    for (long long i = 0; i < length; i++) {
      Value value{};
      convert(at, value);
      values.push_back(value);
    }
    return values;
  }
};

template <>
struct Reader<std::vector<std::string>> {
  static std::vector<std::string> read() {
    long long length = Reader<long long>::read();
    std::vector<std::string> values;
    for (long long i = 0; i < length; i++) values.push_back(Reader<std::string>::read());
    return values;
  }
};

void answer(long long value) { std::fprintf(answers, "%lld\\n", value); }
void answer(double value) { std::fprintf(answers, "%.17g\\n", value); }
void answer(bool value) { std::fprintf(answers, "%d\\n", value); }
void answer(const std::string &value) {
  for (char c : value) {
    if (c == '\\n') std::fputs("\\\\n", answers);
    else if (c == '\\r') std::fputs("\\\\r", answers);
    else if (c == '\\\\') std::fputs("\\\\\\\\", answers);
    else std::fputc(c, answers);
  }
  std::fputc('\\n', answers);
}

}  // namespace docket

int main() {
  docket::calls = fdopen(dup(0), "r");
  docket::answers = fdopen(dup(1), "w");
  int nothing = open("/dev/null", O_RDONLY);
  if (docket::calls == nullptr || docket::answers == nullptr || nothing < 0) std::abort();
  dup2(nothing, 0);
  dup2(2, 1);
  for (;;) {
    std::string call = docket::next();
${functions.map((one, index) => dispatch(one, index === 0)).join('')}    else std::exit(0);
    std::fflush(docket::answers);
  }
}
`;
  return { fileName: 'docket_main.cpp', text, entryPoint: null };
}

function dispatch({ name, returns, parameters }: FunctionSignature, isFirst: boolean): string {
  const reads = parameters.map(
    ({ type }, index) => `      auto a${String(index)} = docket::Reader<${typeOf(type)}>::read();\n`,
  );
  const args = parameters.map((_, index) => `std::move(a${String(index)})`).join(', ');
  return `    ${isFirst ? 'if' : 'else if'} (call == "call ${name}") {
${reads.join('')}      ${SCALARS[returns]} result = ::${name}(${args});
      docket::answer(result);
    }
`;
}
