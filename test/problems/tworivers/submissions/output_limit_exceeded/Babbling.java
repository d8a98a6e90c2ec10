// Prints without end. @EXPECTED_RESULTS@: OUTPUT-LIMIT
public class Babbling {
    public static void main(String[] args) {
        String line = "7".repeat(10_000);
        while (true) {
            System.out.println(line);
        }
    }
}
