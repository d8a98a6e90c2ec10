// Dies of an OutOfMemoryError: a memory limit, not a run-time error like any other. @VERDICT@: MLE
public class Main {
    public static void main(String[] args) throws Exception {
        long[][] table = new long[100_000][100_000];
        System.out.println(table.length);
    }
}
