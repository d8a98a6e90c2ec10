// tries: to use memory outside the JVM's heap
// expect: MLE|RTE
import java.nio.ByteBuffer;
import java.util.ArrayList;
public class Main {
  public static void main(String[] args) {
    ArrayList<ByteBuffer> blocks = new ArrayList<>();
    for (;;) {
      ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);
      for (int i = 0; i < block.capacity(); i += 4096) block.put(i, (byte) 1);
      blocks.add(block);
    }
  }
}
