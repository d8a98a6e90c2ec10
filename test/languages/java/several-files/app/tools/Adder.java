package app.tools;

public class Adder {
  public static int add(int a, int b) {
    return a + b;
  }
}
