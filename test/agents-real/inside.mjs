// Runs an agent with nothing but loopback: `inside.mjs <job file>`. The model outside is reached through a port here that leads to its socket.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const { socket, port, steps, cwd, env, seconds } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const bridge = createServer((here) => {
  const there = connect(socket);
  for (const [from, to] of [
    [here, there],
    [there, here],
  ]) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    from.pipe(to);
  }
});
await new Promise((resolve, reject) => bridge.once('error', reject).listen(port, '127.0.0.1', resolve));
for (const [program, ...args] of steps) {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // gone already
    }
  };
  const timer = setTimeout(() => {
    console.error(`ended after ${seconds} s`);
    end();
  }, seconds * 1000);
  await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  clearTimeout(timer);
  end(); // what it left behind: a daemon would outlive the run
}
process.exit();
