// String.repeat and a buffered reader.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Postcard {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine());
        String name = in.readLine();
        StringBuilder card = new StringBuilder(" ".repeat(n)).append("A\n");
        for (int floor = 1; floor <= n; floor++) {
            card.append(" ".repeat(n - floor)).append('/');
            card.append((floor % 2 == 1 ? "#" : " ").repeat(2 * floor - 1)).append("\\\n");
        }
        System.out.print(card.append("=".repeat(2 * n + 1)).append('\n').append(name).append('\n'));
    }
}
