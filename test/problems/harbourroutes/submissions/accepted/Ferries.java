// Dijkstra's algorithm with java.util.PriorityQueue.
import java.io.IOException;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

public class Ferries {
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
        int[] before = new int[n + 1];
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
                before[line[0]] = at;
                queue.add(new long[] {then, line[0]});
            }
        }
        if (time[n] == Long.MAX_VALUE) {
            System.out.println("stranded");
            return;
        }
        List<String> route = new ArrayList<>();
        for (int at = n; at != 0; at = before[at]) route.add(0, String.valueOf(at));
        System.out.println(time[n] + " " + route.size());
        System.out.println(String.join(" ", route));
    }

    private static int number(StreamTokenizer in) throws IOException {
        in.nextToken();
        return (int) in.nval;
    }
}
