// tries: to start shells without end
// expect: AC|RTE|TLE|MLE
const { spawn } = require('child_process');
let started = 0;
for (let i = 0; i < 400; i++) {
  const child = spawn('/bin/sleep', ['1000'], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  if (child.pid !== undefined) started += 1;
}
console.log(started < 200 ? 'OK' : `LEAK ${started} processes`);
process.exit(0);
