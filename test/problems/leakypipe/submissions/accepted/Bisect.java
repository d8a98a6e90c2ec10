// Halves the range with each question, and closes its streams before it ends.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Bisect {
  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    int low = 1, high = Integer.parseInt(in.readLine());
    while (low < high) {
      int middle = (low + high) / 2;
      System.out.println("? " + middle);
      System.out.flush();
      if (in.readLine().equals("wet")) low = middle + 1;
      else high = middle;
    }
    System.out.println("! " + low);
    System.out.close();
    in.close();
  }
}
