// tries: to compute on in a shutdown hook
// expect: TLE
public class Main {
  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));
    System.out.println("OK");
    System.exit(0);
  }
}
