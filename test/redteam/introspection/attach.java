// tries: to attach to JVMs and to read what they publish
// expect: AC
import java.io.File;
public class Main {
  public static void main(String[] args) {
    File[] published = new File("/tmp").listFiles();
    long others = ProcessHandle.allProcesses().filter(p -> p.pid() != 1 && p.pid() != ProcessHandle.current().pid()).count();
    boolean killed = ProcessHandle.of(1).map(ProcessHandle::destroyForcibly).orElse(false);
    System.out.println(published != null && published.length > 0 || others > 0 || killed ? "LEAK" : "OK");
  }
}
