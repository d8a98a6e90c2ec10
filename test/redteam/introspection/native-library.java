// tries: to load a native library that it wrote itself
// expect: AC
import java.nio.file.Files;
import java.nio.file.Path;
public class Main {
  public static void main(String[] args) throws Exception {
    Path library = Path.of("/tmp/evil.so");
    Files.write(library, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    try {
      System.load(library.toString());
      System.out.println("LEAK loaded");
    } catch (UnsatisfiedLinkError e) {
      System.out.println("OK");
    }
  }
}
