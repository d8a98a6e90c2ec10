package app;

import app.tools.Adder;

public class Main {
  public static void main(String[] arguments) {
    System.out.println(Adder.add(30, 12));
  }
}
