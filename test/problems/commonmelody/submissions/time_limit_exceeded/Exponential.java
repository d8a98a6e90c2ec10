// Tries everything, without remembering anything.
import java.util.Scanner;

public class Exponential {
    static String s;
    static String t;

    static int common(int i, int j) {
        if (i == s.length() || j == t.length()) return 0;
        if (s.charAt(i) == t.charAt(j)) return 1 + common(i + 1, j + 1);
        return Math.max(common(i + 1, j), common(i, j + 1));
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        s = in.next();
        t = in.next();
        System.out.println(common(0, 0));
    }
}
