// Two rows, under a limit of which the virtual machine itself takes a good part.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class TwoRows {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        byte[] s = in.readLine().getBytes();
        byte[] t = in.readLine().getBytes();
        int[] row = new int[t.length + 1];
        int[] next = new int[t.length + 1];
        for (byte note : s) {
            for (int j = 1; j <= t.length; j++) {
                next[j] = note == t[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
            }
            int[] swap = row;
            row = next;
            next = swap;
        }
        System.out.println(row[t.length]);
    }
}
