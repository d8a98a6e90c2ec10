// Puts a long into an int. @EXPECTED_RESULTS@: COMPILER-ERROR
import java.util.Scanner;

public class Types {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int sum = in.nextLong() + in.nextLong();
        System.out.println(sum);
    }
}
