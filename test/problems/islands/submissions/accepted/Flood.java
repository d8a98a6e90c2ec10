// Breadth-first search with an array as queue.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.StringTokenizer;

public class Flood {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer size = new StringTokenizer(in.readLine());
        int rows = Integer.parseInt(size.nextToken());
        int columns = Integer.parseInt(size.nextToken());
        boolean[][] land = new boolean[rows + 2][columns + 2];
        for (int r = 1; r <= rows; r++) {
            String line = in.readLine();
            for (int c = 1; c <= columns; c++) land[r][c] = line.charAt(c - 1) == '#';
        }
        int[] queue = new int[rows * columns];
        int[] stepRow = {0, 0, 1, -1};
        int[] stepColumn = {1, -1, 0, 0};
        int count = 0;
        int largest = 0;
        for (int r = 1; r <= rows; r++) {
            for (int c = 1; c <= columns; c++) {
                if (!land[r][c]) continue;
                count++;
                int tail = 0;
                queue[tail++] = r * 1000 + c;
                land[r][c] = false;
                for (int head = 0; head < tail; head++) {
                    for (int k = 0; k < 4; k++) {
                        int nearRow = queue[head] / 1000 + stepRow[k];
                        int nearColumn = queue[head] % 1000 + stepColumn[k];
                        if (!land[nearRow][nearColumn]) continue;
                        land[nearRow][nearColumn] = false;
                        queue[tail++] = nearRow * 1000 + nearColumn;
                    }
                }
                largest = Math.max(largest, tail);
            }
        }
        System.out.println(count + " " + largest);
    }
}
