// Catches its StackOverflowError and answers. @VERDICT@: AC
public class Main {
    static int down(int n) {
        return down(n + 1) + 1;
    }

    public static void main(String[] args) throws Exception {
        java.util.Scanner in = new java.util.Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        try {
            down(0);
        } catch (StackOverflowError error) {
            System.out.println(sum);
        }
    }
}
