// Makes three gigabytes of garbage and holds 100 MB: garbage is collected before the limit. @VERDICT@: AC
public class Main {
    public static void main(String[] args) throws Exception {
        java.util.Scanner in = new java.util.Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        byte[][] held = new byte[100][];
        long total = 0;
        for (int i = 0; i < 3_000; i++) {
            held[i % 100] = new byte[1 << 20];
            total += held[i / 30].length >> 20;
        }
        System.out.println(sum + total - 3_000);
    }
}
