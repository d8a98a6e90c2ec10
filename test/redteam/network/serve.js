// tries: to listen on a port, on a path and at an abstract name
// expect: AC
const net = require('net');
let left = 3;
const done = (leak) => {
  if (leak) console.log('LEAK listening');
  if (--left === 0) console.log('OK');
};
for (const where of [{ port: 8000 }, { path: '/tmp/socket' }, { path: '\0name' }]) {
  const server = net.createServer();
  server.on('error', () => done(false));
  server.on('listening', () => done(true));
  try {
    server.listen(where);
  } catch {
    done(false);
  }
}
