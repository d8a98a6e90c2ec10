// tries: a type inference problem of exponential size
// expect: CE|AC|WA
// stage: compile
import java.util.function.Function;
public class Main {
  static <T, R> R on(T t, Function<T, R> f) { return f.apply(t); }
  static <T> T id(T t) { return t; }
  static <A, B> Function<A, B> twice(Function<A, B> f, Function<A, B> g) { return f; }
  public static void main(String[] args) {
    System.out.println(on(1, twice(a -> on(a, twice(b -> on(b, twice(c -> on(c, twice(d -> on(d, twice(e -> on(e, twice(f -> id("OK"), f -> id("OK"))), e -> id("OK"))), d -> id("OK"))), c -> id("OK"))), b -> id("OK"))), a -> id("OK"))));
  }
}
