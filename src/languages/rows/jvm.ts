/** Languages of the Java virtual machine. */
import { jvmCompile, recordArchive, type JvmCompiler } from '../jvm-archives.js';
import { kotlinMainClasses, scalaMainClasses } from '../jvm-main.js';
import type { LanguageRow, RunContext } from '../language.js';
import { jvmHeapBytes, jvmInitialHeapBytes, jvmStackBytes, jvmYoungGenerationBytes } from '../runtime-memory.js';

/** A JVM needs a dozen threads before the program's first line. */
const JVM_PROCESSES = 128;
const COMMON_FLAGS = ['-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xshare:auto'];
/** C1 alone: a compiler ends before C2 pays off. Deeply nested expressions take a compiler deep. */
const COMPILER_FLAGS = [...COMMON_FLAGS, '-XX:TieredStopAtLevel=1', '-Xss16m'];
const HEAP_EXHAUSTED = /java\.lang\.OutOfMemoryError|There is insufficient memory for the Java Runtime/;

const KOTLIN_HOME = '/usr/share/kotlin/kotlinc';
const KOTLIN_LIBRARY = `${KOTLIN_HOME}/lib/kotlin-stdlib.jar`;
const SCALA_LIBRARY = '/usr/share/java/scala-library.jar';

const JAVAC: JvmCompiler = {
  id: 'javac',
  launcher: ['/usr/bin/javac'],
  optionPrefix: '-J',
  options: COMPILER_FLAGS,
  // No annotation processors: they are code that runs while compiling.
  command: ['-encoding', 'UTF-8', '-proc:none', '-implicit:none', '-Xdiags:compact', '-d', 'classes'],
};

const KOTLINC: JvmCompiler = {
  id: 'kotlinc',
  launcher: ['/usr/bin/java'],
  optionPrefix: '',
  options: [
    ...[...COMPILER_FLAGS, `-Dkotlin.home=${KOTLIN_HOME}`, '-cp'],
    [
      ...['kotlin-compiler', 'kotlin-stdlib', 'annotations-13.0'].map((part) => `${KOTLIN_HOME}/lib/${part}.jar`),
      '/usr/share/java/libtrove-intellij.jar',
    ].join(':'),
  ],
  command: ['org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-reflect', '-nowarn', '-d', 'classes'],
};

const SCALAC: JvmCompiler = {
  id: 'scalac',
  launcher: ['/usr/bin/java'],
  optionPrefix: '',
  options: [
    ...[...COMPILER_FLAGS, '-Dscala.usejavacp=true', `-Dscala.boot.class.path=${SCALA_LIBRARY}`, '-cp'],
    ['compiler', 'library', 'reflect'].map((part) => `/usr/share/java/scala-${part}.jar`).join(':'),
  ],
  command: ['scala.tools.nsc.Main', '-encoding', 'UTF-8', '-d', 'classes'],
};

const compile = (compiler: JvmCompiler): LanguageRow['compile'] => ({
  argv: ({ sources, options, memoryLimitBytes }) =>
    // The compiler leaves its classes in a folder that has to be there.
    [
      ...['/bin/sh', '-c', 'mkdir -p classes && exec "$@"', 'sh'],
      ...jvmCompile(compiler, [`-Xmx${jvmHeapBytes(memoryLimitBytes)}`], [...options, ...sources]),
    ],
  takesOptions: true,
  processLimit: JVM_PROCESSES,
  artifact: () => ['classes'],
});

const run = (...libraries: string[]): LanguageRow['run'] => ({
  argv: ({ memoryLimitBytes, artifactDir, entryPoint }: RunContext) => [
    '/usr/bin/java',
    ...COMMON_FLAGS,
    `-Xms${jvmInitialHeapBytes(memoryLimitBytes)}`,
    `-Xmx${jvmHeapBytes(memoryLimitBytes)}`,
    `-XX:MaxNewSize=${jvmYoungGenerationBytes(memoryLimitBytes)}`,
    `-Xss${jvmStackBytes(memoryLimitBytes)}`,
    '-DONLINE_JUDGE=true',
    ...['-cp', [`${artifactDir}/classes`, ...libraries].join(':'), entryPoint],
  ],
  processLimit: JVM_PROCESSES,
});

const JAVA_SAMPLE = `import java.io.*;
import java.util.*;
import java.util.stream.*;
public class Main {
  interface Shape { double area(); }
  record Square(double side) implements Shape { public double area() { return side * side; } }
  enum Kind { ONE, TWO }
  static <T extends Comparable<T>> T most(List<T> all) { return all.stream().max(Comparator.naturalOrder()).get(); }
  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    StringTokenizer words = new StringTokenizer(in.readLine());
    int n = Integer.parseInt(words.nextToken());
    long[][] table = new long[n][n];
    Map<String, List<Integer>> byName = new TreeMap<>();
    for (int i = 0; i < n; i++) byName.computeIfAbsent("x" + i % 3, k -> new ArrayList<>()).add(i);
    PriorityQueue<int[]> queue = new PriorityQueue<>((a, b) -> a[0] - b[0]);
    queue.add(new int[] {1, 2});
    String kind = switch (Kind.values()[n % 2]) { case ONE -> "one"; case TWO -> "two"; };
    System.out.println(kind + most(List.of(1, 2)) + new Square(2).area() + IntStream.range(0, n).sum() + table.length);
    System.out.printf("%d %s%n", byName.size(), byName.keySet().stream().collect(Collectors.joining(",")));
  }
}
`;

const KOTLIN_SAMPLE = `import java.util.*
data class Point(val x: Int, val y: Int)
fun gcd(a: Long, b: Long): Long = if (b == 0L) a else gcd(b, a % b)
fun main() {
    val (n, m) = readLine()!!.split(" ").map { it.toInt() }
    val byName = mutableMapOf<String, MutableList<Int>>()
    for (i in 0 until n) byName.getOrPut("x\${i % 3}") { mutableListOf() }.add(i)
    val queue = PriorityQueue<Point>(compareBy { it.x })
    queue.add(Point(n, m))
    val table = Array(n) { LongArray(m) }
    when { n > m -> println(gcd(12, 18)); else -> println(table.size) }
    println(byName.values.flatten().filter { it % 2 == 0 }.sortedDescending().joinToString(","))
}
`;

const SCALA_SAMPLE = `import scala.collection.mutable
import scala.io.StdIn
case class Point(x: Int, y: Int)
object Main {
  def gcd(a: Long, b: Long): Long = if (b == 0) a else gcd(b, a % b)
  def main(args: Array[String]): Unit = {
    val Array(n, m) = StdIn.readLine().split(" ").map(_.toInt)
    val byName = mutable.Map[String, mutable.ArrayBuffer[Int]]()
    for (i <- 0 until n) byName.getOrElseUpdate("x" + i % 3, mutable.ArrayBuffer()) += i
    val queue = mutable.PriorityQueue.empty[Point](Ordering.by(_.x))
    queue.enqueue(Point(n, m))
    queue.dequeue() match { case Point(x, y) if x > y => println(gcd(x, y)); case _ => println(s"none $n") }
    println(byName.values.flatten.filter(_ % 2 == 0).toList.sorted.mkString(","))
  }
}
`;

export const JVM_ROWS = {
  java: {
    name: 'Java',
    kattisIds: ['java'],
    debianPackages: ['openjdk-21-jdk-headless'],
    libraryPreparation: [recordArchive(JAVAC, 'Main.java', JAVA_SAMPLE)],
    sourceName: 'Main.java',
    extensions: ['.java'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'java-class', defaultName: 'Main' },
    compile: compile(JAVAC),
    run: run(),
    version: { tool: 'OpenJDK', argv: ['/usr/bin/java', '--version'], pattern: /^openjdk (\S+)/ },
    heapExhausted: HEAP_EXHAUSTED,
    hello:
      'public class Main {\n  public static void main(String[] args) {\n    System.out.println("Hello, World!");\n  }\n}\n',
  },
  kotlin: {
    name: 'Kotlin',
    kattisIds: ['kotlin'],
    debianPackages: ['kotlin', 'openjdk-21-jdk-headless'],
    libraryPreparation: [recordArchive(KOTLINC, 'main.kt', KOTLIN_SAMPLE)],
    sourceName: 'main.kt',
    extensions: ['.kt'],
    headerExtensions: [],
    shebang: null,
    entryPoint: {
      kind: 'jvm-main',
      mainClasses: kotlinMainClasses,
      missing: 'No file has "fun main()", where the program would start.',
    },
    compile: compile(KOTLINC),
    run: run(KOTLIN_LIBRARY),
    version: {
      tool: 'Kotlin',
      // The compiler itself says "1.3-SNAPSHOT".
      argv: ['/usr/bin/dpkg-query', '--show', '--showformat=${Version}', 'kotlin'],
      pattern: /^([\d.]+)/,
    },
    heapExhausted: HEAP_EXHAUSTED,
    hello: 'fun main() {\n    println("Hello, World!")\n}\n',
  },
  scala: {
    name: 'Scala',
    kattisIds: ['scala'],
    debianPackages: ['scala', 'openjdk-21-jdk-headless'],
    libraryPreparation: [recordArchive(SCALAC, 'main.scala', SCALA_SAMPLE)],
    sourceName: 'main.scala',
    extensions: ['.scala'],
    headerExtensions: [],
    shebang: null,
    entryPoint: {
      kind: 'jvm-main',
      mainClasses: scalaMainClasses,
      missing: 'No object extends App or has "def main(args: Array[String])", where the program would start.',
    },
    compile: compile(SCALAC),
    run: run(SCALA_LIBRARY),
    version: {
      tool: 'Scala',
      argv: [...SCALAC.launcher, ...SCALAC.options, 'scala.tools.nsc.Main', '-version'],
      pattern: /version (\d\S*)/,
    },
    heapExhausted: HEAP_EXHAUSTED,
    hello: 'object Main {\n  def main(args: Array[String]): Unit = {\n    println("Hello, World!")\n  }\n}\n',
  },
} as const satisfies Record<string, LanguageRow>;
