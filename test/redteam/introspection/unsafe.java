// tries: to write to arbitrary memory
// expect: RTE
import java.lang.reflect.Field;
public class Main {
  public static void main(String[] args) throws Exception {
    Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);
  }
}
