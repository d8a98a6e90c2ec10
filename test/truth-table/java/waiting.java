// Waits for itself. @VERDICT@: TLE
public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(7);
        Thread.currentThread().join();
    }
}
