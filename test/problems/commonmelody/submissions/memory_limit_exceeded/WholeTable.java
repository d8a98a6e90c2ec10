// Keeps the whole table: an OutOfMemoryError. @EXPECTED_RESULTS@: MEMORY-LIMIT
import java.util.Scanner;

public class WholeTable {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        String s = in.next();
        String t = in.next();
        int[][] best = new int[s.length() + 1][t.length() + 1];
        for (int i = 1; i <= s.length(); i++) {
            for (int j = 1; j <= t.length(); j++) {
                boolean same = s.charAt(i - 1) == t.charAt(j - 1);
                best[i][j] = same ? best[i - 1][j - 1] + 1 : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        System.out.println(best[s.length()][t.length()]);
    }
}
