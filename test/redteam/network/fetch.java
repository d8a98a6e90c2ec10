// tries: to connect to the judge's own API
// expect: AC
import java.net.InetSocketAddress;
import java.net.Socket;
public class Main {
  public static void main(String[] args) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", 3000), 200);
      System.out.println("LEAK connected");
    } catch (java.io.IOException e) {
      System.out.println("OK");
    }
  }
}
