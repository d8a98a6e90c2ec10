// The trick with a thread of its own that has a stack of 100 MB. @VERDICT@: AC
public class Main {
    static int down(int n) {
        return n == 0 ? 0 : down(n - 1) + 1;
    }

    public static void main(String[] args) throws Exception {
        java.util.Scanner in = new java.util.Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        Thread thread = new Thread(null, () -> System.out.println(sum + down(400_000) - 400_000), "deep", 100 << 20);
        thread.start();
        thread.join();
    }
}
