// tries: to reach native code and other processes
// expect: AC
let leak = false;
try {
  process.kill(1, 'SIGKILL');
  leak = true;
} catch {}
try {
  process.dlopen({ exports: {} }, '/tmp/evil.node');
  leak = true;
} catch {}
console.log(leak ? 'LEAK' : 'OK');
