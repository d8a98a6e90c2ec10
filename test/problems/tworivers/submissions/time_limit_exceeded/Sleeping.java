// Answers, and then sleeps: uses no CPU time, but the wall clock runs.
import java.util.Scanner;

public class Sleeping {
    public static void main(String[] args) throws InterruptedException {
        Scanner in = new Scanner(System.in);
        System.out.println(in.nextLong() + in.nextLong());
        Thread.sleep(1_000_000);
    }
}
