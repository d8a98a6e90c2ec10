// tries: to compute for ever in a regular expression
// expect: TLE
/^(a+)+$/.test('a'.repeat(60) + 'b');
