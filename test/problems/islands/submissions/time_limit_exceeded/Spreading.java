// Gives every square a number of its own and spreads the smallest number, one step a round, until nothing changes.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;

public class Spreading {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String[] size = in.readLine().split(" ");
        int rows = Integer.parseInt(size[0]);
        int columns = Integer.parseInt(size[1]);
        int[][] number = new int[rows + 2][columns + 2];
        for (int r = 1; r <= rows; r++) {
            String line = in.readLine();
            for (int c = 1; c <= columns; c++) {
                if (line.charAt(c - 1) == '#') number[r][c] = r * 1000 + c;
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            int[][] next = new int[rows + 2][columns + 2];
            for (int r = 1; r <= rows; r++) {
                for (int c = 1; c <= columns; c++) {
                    if (number[r][c] == 0) continue;
                    int most = number[r][c];
                    most = Math.max(most, Math.max(number[r - 1][c], number[r + 1][c]));
                    most = Math.max(most, Math.max(number[r][c - 1], number[r][c + 1]));
                    changed |= most != number[r][c];
                    next[r][c] = most;
                }
            }
            number = next;
        }
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int[] row : number) {
            for (int n : row) {
                if (n > 0) sizes.merge(n, 1, Integer::sum);
            }
        }
        System.out.println(sizes.size() + " " + sizes.values().stream().mapToInt(n -> n).max().orElse(0));
    }
}
