// tries: to find the judge's secrets in properties and environment, and to read files by the class path
// expect: AC
public class Main {
  public static void main(String[] args) {
    boolean leak = System.getenv().keySet().stream().anyMatch(k -> k.contains("DOCKET") || k.contains("DATABASE"));
    leak |= Main.class.getResource("/../../control/runner.sock") != null;
    leak |= new java.io.File("/control").list() != null;
    System.out.println(leak ? "LEAK" : "OK");
  }
}
