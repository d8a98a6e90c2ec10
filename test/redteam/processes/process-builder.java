// tries: to start shells without end
// expect: AC|RTE|TLE|MLE
public class Main {
  public static void main(String[] args) throws Exception {
    int count = 0;
    try {
      for (; count < 500; count++) new ProcessBuilder("/bin/sleep", "1000").start();
    } catch (java.io.IOException e) {
      System.out.println("OK");
      System.exit(0);
    }
    System.out.println("LEAK " + count + " processes");
  }
}
