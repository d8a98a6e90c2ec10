// The greedy way, once from either side, and the better of the two.
import java.util.Scanner;

public class Backwards {
    static int greedy(String s, String t) {
        int at = 0;
        int count = 0;
        for (char note : s.toCharArray()) {
            int found = t.indexOf(note, at);
            if (found < 0) continue;
            at = found + 1;
            count++;
        }
        return count;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        String s = in.next();
        String t = in.next();
        System.out.println(Math.max(greedy(s, t), greedy(t, s)));
    }
}
