// Answers the first customer only.
import java.util.Scanner;

public class FirstOnly {
    static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) return false;
        }
        return number >= 2;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        in.nextInt();
        int n = in.nextInt();
        int p = 2;
        while (!isPrime(p) || !isPrime(n - p)) p++;
        System.out.println(p + " " + (n - p));
    }
}
