// tries: to fill the judge's memory with output
// expect: OLE|TLE
public class Main {
  public static void main(String[] args) {
    byte[] block = new byte[65536];
    for (;;) System.out.write(block, 0, block.length);
  }
}
