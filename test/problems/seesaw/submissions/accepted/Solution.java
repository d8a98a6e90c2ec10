import java.util.Arrays;

public class Solution {
  static long heaviest_pair(long[] weights, long limit) {
    Arrays.sort(weights);
    long best = -1;
    for (int low = 0, high = weights.length - 1; low < high; ) {
      long sum = weights[low] + weights[high];
      if (sum > limit) {
        high--;
      } else {
        best = Math.max(best, sum);
        low++;
      }
    }
    return best;
  }
}
