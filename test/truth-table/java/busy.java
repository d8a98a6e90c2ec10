// Never ends. @VERDICT@: TLE
public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(7);
        for (long i = 0; ; i++) {
            if (i < 0) System.out.println(i);
        }
    }
}
