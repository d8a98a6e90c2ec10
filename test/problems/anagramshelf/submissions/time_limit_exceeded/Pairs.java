// Sorts the letters of both words anew for every pair.
import java.util.Arrays;
import java.util.Scanner;

public class Pairs {
    static String key(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        String[] words = new String[n];
        for (int i = 0; i < n; i++) words[i] = in.next();
        int best = 0;
        String first = "";
        for (String word : words) {
            int size = 0;
            for (String other : words) {
                if (key(word).equals(key(other))) size++;
            }
            if (size > best || size == best && word.compareTo(first) < 0) {
                best = size;
                first = word;
            }
        }
        System.out.println(best + " " + first);
    }
}
