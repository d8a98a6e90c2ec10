// A map from sorted letters to the size of the set and its first title.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

public class Shelf {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine());
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, String> firsts = new HashMap<>();
        for (int i = 0; i < n; i++) {
            String title = in.readLine();
            char[] letters = title.toCharArray();
            Arrays.sort(letters);
            String key = new String(letters);
            sizes.merge(key, 1, Integer::sum);
            firsts.merge(key, title, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        String best = null;
        for (String key : sizes.keySet()) {
            int order = best == null ? 1 : sizes.get(key) - sizes.get(best);
            if (order > 0 || order == 0 && firsts.get(key).compareTo(firsts.get(best)) < 0) best = key;
        }
        System.out.println(sizes.get(best) + " " + firsts.get(best));
    }
}
