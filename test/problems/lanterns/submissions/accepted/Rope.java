// The same walk; Double.toString writes large numbers as 1.0E7.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.StringTokenizer;

public class Rope {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine());
        double[] x = new double[n];
        double[] y = new double[n];
        double length = 0;
        for (int i = 0; i < n; i++) {
            StringTokenizer line = new StringTokenizer(in.readLine());
            x[i] = Double.parseDouble(line.nextToken());
            y[i] = Double.parseDouble(line.nextToken());
            if (i > 0) length += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
        double left = length / 2;
        for (int i = 1; i < n; i++) {
            double piece = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            if (piece >= left) {
                double share = piece > 0 ? left / piece : 0;
                System.out.println(length);
                System.out.println(x[i - 1] + (x[i] - x[i - 1]) * share);
                System.out.println(y[i - 1] + (y[i] - y[i - 1]) * share);
                return;
            }
            left -= piece;
        }
    }
}
