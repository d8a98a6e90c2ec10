// tries: to open the debugger's port
// expect: AC|RTE|TLE
const inspector = require('inspector');
try {
  inspector.open(9229, '127.0.0.1', false);
} catch {}
console.log(inspector.url() === undefined ? 'OK' : 'LEAK the inspector');
