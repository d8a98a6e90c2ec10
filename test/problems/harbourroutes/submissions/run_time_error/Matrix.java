// Has room for a hundred harbours: an index out of bounds, before anything is printed.
import java.util.Scanner;

public class Matrix {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int m = in.nextInt();
        long[][] time = new long[101][101];
        int[][] via = new int[101][101];
        for (long[] row : time) java.util.Arrays.fill(row, Long.MAX_VALUE / 4);
        for (int i = 0; i < m; i++) {
            int a = in.nextInt();
            int b = in.nextInt();
            int w = in.nextInt();
            time[a][b] = time[b][a] = Math.min(time[a][b], w);
        }
        for (int k = 1; k <= n; k++) {
            for (int a = 1; a <= n; a++) {
                for (int b = 1; b <= n; b++) {
                    if (a == b || time[a][k] + time[k][b] >= time[a][b]) continue;
                    time[a][b] = time[a][k] + time[k][b];
                    via[a][b] = k;
                }
            }
        }
        if (time[1][n] >= Long.MAX_VALUE / 4) {
            System.out.println("stranded");
            return;
        }
        String route = "1" + path(via, 1, n);
        System.out.println(time[1][n] + " " + route.split(" ").length + "\n" + route);
    }

    static String path(int[][] via, int a, int b) {
        return via[a][b] == 0 ? " " + b : path(via, a, via[a][b]) + path(via, via[a][b], b);
    }
}
