// Reads one number too many: NoSuchElementException. @VERDICT@: RTE
public class Main {
    public static void main(String[] args) throws Exception {
        java.util.Scanner in = new java.util.Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        System.out.println(sum);
        in.nextInt();
    }
}
