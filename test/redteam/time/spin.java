// tries: to go on in threads when main has ended
// expect: TLE
public class Main {
  public static void main(String[] args) {
    new Thread(() -> { while (true) { } }).start();
    System.out.println("OK");
  }
}
