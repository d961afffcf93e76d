import { fork } from 'node:child_process';
import path from 'node:path';
import type { NodeFigures, NodeNews, NodeOptions } from './nodeMessages';
import { ROOT } from './report';

export type StressNode = {
  port: number;
  pid: number;
  /** Called with what the node says about its upkeep. */
  onUpkeep: ((what: 'compacting' | 'keeping' | 'kept') => void) | null;
  /** Asks for its figures; it collects its garbage first, unless it is to be left undisturbed. */
  measure(how?: 'collected' | 'undisturbed'): Promise<NodeFigures>;
  /** Ends the node's process at once (SIGKILL); with `all`, also every process it has started. */
  kill(what: 'server' | 'all'): Promise<void>;
  /** True once the process has ended, whoever ended it. */
  hasEnded(): boolean;
};

/** Longest time for a start; the first one makes a database. */
const START_DEADLINE_MS = 60_000;

const USUAL = { redisUrl: null, haste: 1, loss: 0 };

/** Starts a node as a process of its own. */
export async function startNode(
  given: Pick<NodeOptions, 'database' | 'rooms'> & Partial<NodeOptions>,
): Promise<StressNode> {
  const options: NodeOptions = { ...USUAL, ...given };
  const child = fork(path.join(ROOT, 'dist', 'stress', 'node.mjs'), [], {
    execArgv: ['--expose-gc', '--enable-source-maps'],
    env: { ...process.env, STRESS_NODE: JSON.stringify(options) },
    // A group of its own, so that it can be ended together with its database.
    detached: true,
  });
  const pid = child.pid ?? 0;
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      hasEnded = true;
      resolve();
    });
  });
  const killGroup = () => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody is left in the group.
    }
  };
  process.once('exit', killGroup);

  const asked = new Map<number, (figures: NodeFigures) => void>();
  let lastId = 0;
  const node: StressNode = {
    port: 0,
    pid,
    onUpkeep: null,
    hasEnded: () => hasEnded,
    async measure(how = 'collected') {
      const id = ++lastId;
      const answer = new Promise<NodeFigures>((resolve) => asked.set(id, resolve));
      child.send({ kind: 'measure', id, collect: how === 'collected' });
      const figures = await Promise.race([answer, ended]);
      if (!figures) throw new Error('the node ended while it was measured');
      return figures;
    },
    async kill(what) {
      if (what === 'all') killGroup();
      else child.kill('SIGKILL');
      await ended;
      if (what === 'all') process.off('exit', killGroup);
    },
  };
  await new Promise<void>((resolve, reject) => {
    const deadline = setTimeout(() => {
      killGroup();
      reject(new Error('the node was not ready in time'));
    }, START_DEADLINE_MS);
    child.on('message', (news: NodeNews) => {
      if (news.kind === 'upkeep') node.onUpkeep?.(news.what);
      if (news.kind === 'figures') {
        asked.get(news.id)?.(news.figures);
        asked.delete(news.id);
      }
      if (news.kind !== 'ready') return;
      clearTimeout(deadline);
      node.port = news.port;
      resolve();
    });
    child.once('exit', (code, signal) => {
      clearTimeout(deadline);
      reject(new Error(`the node ended with ${signal ?? code} before it was ready`));
    });
  });
  return node;
}
