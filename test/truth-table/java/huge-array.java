// One array that is larger than the limit. @VERDICT@: MLE
public class Main {
    public static void main(String[] args) throws Exception {
        int[] table = new int[1 << 29];
        System.out.println(table.length);
    }
}
