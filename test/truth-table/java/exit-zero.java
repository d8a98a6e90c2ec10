// Ends early and in order, with a thread still running. @VERDICT@: AC
public class Main {
    public static void main(String[] args) throws Exception {
        java.util.Scanner in = new java.util.Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        new Thread(() -> {
            while (true) Thread.onSpinWait();
        }).start();
        System.out.println(sum);
        System.exit(0);
    }
}
