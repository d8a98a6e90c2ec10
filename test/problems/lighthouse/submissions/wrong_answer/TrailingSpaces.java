// Fills every line up to the width of the rock.
import java.util.Scanner;

public class TrailingSpaces {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = Integer.parseInt(in.nextLine());
        System.out.println(" ".repeat(n) + "A" + " ".repeat(n));
        for (int floor = 1; floor <= n; floor++) {
            String side = " ".repeat(n - floor);
            System.out.println(side + "/" + (floor % 2 == 1 ? "#" : " ").repeat(2 * floor - 1) + "\\" + side);
        }
        System.out.println("=".repeat(2 * n + 1));
        System.out.println(in.nextLine());
    }
}
