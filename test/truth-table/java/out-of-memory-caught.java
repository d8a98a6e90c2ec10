// Catches its OutOfMemoryError and answers. @VERDICT@: AC
public class Main {
    public static void main(String[] args) throws Exception {
        java.util.Scanner in = new java.util.Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        try {
            long[][] table = new long[100_000][100_000];
            System.out.println(table.length);
        } catch (OutOfMemoryError error) {
            System.out.println(sum);
        }
    }
}
