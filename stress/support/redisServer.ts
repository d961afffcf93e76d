import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { until } from './wait';

/** A Redis server of a run's own, which can be killed and started again on the same port. */
export type RedisServer = { url: string; start(): Promise<void>; kill(): Promise<void> };

/** Makes one; it is not running yet. */
export async function redisServer(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  process.once('exit', () => child?.kill('SIGKILL'));
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      child = spawn('redis-server', options, { stdio: 'ignore' });
      let answers = false;
      let failure: Error | null = null;
      child.once('error', (error) => {
        failure = error;
      });
      const look = () => {
        const socket = connect(port, '127.0.0.1', () => {
          answers = true;
          socket.destroy();
        });
        socket.on('error', () => setTimeout(look, 20));
      };
      look();
      await until('Redis answers', 10_000, () => answers || failure !== null);
      if (failure) throw failure;
    },
    async kill() {
      const ended = child && once(child, 'exit');
      child?.kill('SIGKILL');
      await ended;
      child = null;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
