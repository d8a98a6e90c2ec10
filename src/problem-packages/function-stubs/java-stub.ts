import type { FunctionSignature, FunctionStub, ResultType, ValueType } from '../../problems/function-task.js';

const SCALARS: Readonly<Record<ResultType, string>> = {
  int64: 'long',
  float64: 'double',
  bool: 'boolean',
  string: 'String',
};
const READERS: Readonly<Record<ValueType, string>> = {
  int64: 'Long.parseLong(next())',
  float64: 'Double.parseDouble(next())',
  bool: 'next().equals("1")',
  string: 'text()',
  'int64[]': 'longs()',
  'float64[]': 'doubles()',
  'bool[]': 'booleans()',
  'string[]': 'texts()',
};
const ANSWERS: Readonly<Record<ResultType, (call: string) => string>> = {
  int64: (call) => `Long.toString(${call})`,
  float64: (call) => `Double.toString(${call})`,
  bool: (call) => `${call} ? "1" : "0"`,
  string: (call) => `escaped(${call})`,
};

/** Calls the static methods of the student's class `Solution`. */
export function javaStub(functions: readonly FunctionSignature[]): FunctionStub {
  const text = `// Made by Docket for this task: reads calls from the grader and answers with what the methods of Solution return.
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

public class DocketMain {
  private static BufferedReader calls;
  private static Writer answers;

  public static void main(String[] args) throws IOException {
    calls = new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8), 1 << 16);
    answers = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
    System.setIn(new ByteArrayInputStream(new byte[0]));
    System.setOut(System.err);
    for (String call; (call = calls.readLine()) != null; ) {
      String answer;
      switch (call) {
${functions.map(dispatch).join('')}        default:
          System.exit(0);
          return;
      }
      answers.write(answer + "\\n");
      answers.flush();
    }
    System.exit(0);
  }

  private static String next() throws IOException {
    String line = calls.readLine();
    if (line == null) System.exit(0); // the grader has ended
    return line;
  }

  private static String text() throws IOException {
    String line = next();
    StringBuilder text = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\\\' && i + 1 < line.length()) {
        c = line.charAt(++i);
        c = c == 'n' ? '\\n' : c == 'r' ? '\\r' : c;
      }
      text.append(c);
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\\\", "\\\\\\\\").replace("\\n", "\\\\n").replace("\\r", "\\\\r");
  }

  private static long[] longs() throws IOException {
    StringTokenizer words = new StringTokenizer(next());
    long[] values = new long[Integer.parseInt(words.nextToken())];
    for (int i = 0; i < values.length; i++) values[i] = Long.parseLong(words.nextToken());
    return values;
  }

  private static double[] doubles() throws IOException {
    StringTokenizer words = new StringTokenizer(next());
    double[] values = new double[Integer.parseInt(words.nextToken())];
    for (int i = 0; i < values.length; i++) values[i] = Double.parseDouble(words.nextToken());
    return values;
  }

  private static boolean[] booleans() throws IOException {
    StringTokenizer words = new StringTokenizer(next());
    boolean[] values = new boolean[Integer.parseInt(words.nextToken())];
    for (int i = 0; i < values.length; i++) values[i] = words.nextToken().equals("1");
    return values;
  }

  private static String[] texts() throws IOException {
    String[] values = new String[Integer.parseInt(next().trim())];
    for (int i = 0; i < values.length; i++) values[i] = text();
    return values;
  }
}
`;
  return { fileName: 'DocketMain.java', text, entryPoint: 'DocketMain' };
}

function dispatch({ name, returns, parameters }: FunctionSignature): string {
  const reads = parameters.map(
    ({ type }, index) => `          ${javaType(type)} a${String(index)} = ${READERS[type]};\n`,
  );
  const call = `Solution.${name}(${parameters.map((_, index) => `a${String(index)}`).join(', ')})`;
  return `        case "call ${name}": {
${reads.join('')}          answer = ${ANSWERS[returns](call)};
          break;
        }
`;
}

function javaType(type: ValueType): string {
  return type.endsWith('[]') ? `${SCALARS[type.slice(0, -2) as ResultType]}[]` : SCALARS[type as ResultType];
}
