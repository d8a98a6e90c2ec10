// A sieve in a BitSet.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.BitSet;

public class Sieve {
    public static void main(String[] args) throws IOException {
        int most = 1_000_000;
        BitSet composite = new BitSet(most + 1);
        composite.set(0, 2);
        for (int i = 2; i * i <= most; i++) {
            if (composite.get(i)) continue;
            for (int j = i * i; j <= most; j += i) composite.set(j);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringBuilder answers = new StringBuilder();
        for (int t = Integer.parseInt(in.readLine()); t > 0; t--) {
            int n = Integer.parseInt(in.readLine());
            int p = 2;
            while (composite.get(n - p)) p = composite.nextClearBit(p + 1);
            answers.append(p).append(' ').append(n - p).append('\n');
        }
        System.out.print(answers);
    }
}
