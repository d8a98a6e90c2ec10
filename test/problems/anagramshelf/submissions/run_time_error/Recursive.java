// Looks through the words by recursion and forgets where to stop: an index out of bounds.
import java.util.Scanner;

public class Recursive {
    static String[] words;

    static int count(int from, int letters) {
        return (words[from].length() == letters ? 1 : 0) + count(from + 1, letters);
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        words = new String[in.nextInt()];
        for (int i = 0; i < words.length; i++) words[i] = in.next();
        System.out.println(count(0, words[0].length()) + " " + words[0]);
    }
}
