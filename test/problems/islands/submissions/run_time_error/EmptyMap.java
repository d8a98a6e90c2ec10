// Right, except that it asks for the largest of no islands at all: NoSuchElementException.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

public class EmptyMap {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String[] size = in.readLine().split(" ");
        int rows = Integer.parseInt(size[0]);
        int columns = Integer.parseInt(size[1]);
        char[][] sea = new char[rows][];
        for (int r = 0; r < rows; r++) sea[r] = in.readLine().toCharArray();
        List<Integer> sizes = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (sea[r][c] != '#') continue;
                int squares = 0;
                Deque<int[]> stack = new ArrayDeque<>();
                stack.push(new int[] {r, c});
                while (!stack.isEmpty()) {
                    int[] at = stack.pop();
                    if (at[0] < 0 || at[0] >= rows || at[1] < 0 || at[1] >= columns) continue;
                    if (sea[at[0]][at[1]] != '#') continue;
                    sea[at[0]][at[1]] = '.';
                    squares++;
                    stack.push(new int[] {at[0] + 1, at[1]});
                    stack.push(new int[] {at[0] - 1, at[1]});
                    stack.push(new int[] {at[0], at[1] + 1});
                    stack.push(new int[] {at[0], at[1] - 1});
                }
                sizes.add(squares);
            }
        }
        System.out.println(sizes.size() + " " + Collections.max(sizes));
    }
}
