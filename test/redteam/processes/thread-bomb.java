// tries: to start threads without end
// expect: RTE|MLE|TLE
public class Main {
  public static void main(String[] args) {
    for (;;) {
      Thread thread = new Thread(() -> { while (true) { try { Thread.sleep(100000); } catch (InterruptedException e) { } } });
      thread.start();
    }
  }
}
