// Divides zero by zero where two hooks are in one place, and prints NaN.
import java.util.Locale;
import java.util.Scanner;

public class NotANumber {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in).useLocale(Locale.ROOT);
        int n = in.nextInt();
        double[] x = new double[n];
        double[] y = new double[n];
        double length = 0;
        for (int i = 0; i < n; i++) {
            x[i] = in.nextDouble();
            y[i] = in.nextDouble();
            if (i > 0) length += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
        double left = length / 2;
        double middleX = x[0];
        double middleY = y[0];
        for (int i = 1; i < n; i++) {
            double piece = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            double share = Math.min(1, left / piece);
            middleX += (x[i] - x[i - 1]) * share;
            middleY += (y[i] - y[i - 1]) * share;
            left -= piece * share;
        }
        System.out.println(length + " " + middleX + " " + middleY);
    }
}
