// Tries every divisor below the number, and begins in the middle, where both numbers are large.
import java.util.Scanner;

public class AllDivisors {
    static boolean isPrime(int number) {
        int divisors = 0;
        for (int divisor = 1; divisor <= number; divisor++) {
            if (number % divisor == 0) divisors++;
        }
        return divisors == 2;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        for (int t = in.nextInt(); t > 0; t--) {
            int n = in.nextInt();
            int p = n / 2;
            while (!isPrime(p) || !isPrime(n - p)) p--;
            System.out.println(p + " " + (n - p));
        }
    }
}
