// Integer.parseInt throws for large numbers.
import java.util.Scanner;

public class Parse {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        System.out.println((long) Integer.parseInt(in.next()) + Integer.parseInt(in.next()));
    }
}
