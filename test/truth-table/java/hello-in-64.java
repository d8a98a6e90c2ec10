// Needs little, and the virtual machine fits: 64 MiB are enough. @VERDICT@: AC memory=64
public class Main {
    public static void main(String[] args) throws Exception {
        java.util.Scanner in = new java.util.Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        System.out.println(sum);
    }
}
