import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ROOT } from './report';

/** Where each pair draws. */
export type HealthyData = { pairs: { port: number; roomId: string }[] };
export type HealthyQuestion = { kind: 'read' | 'skip' | 'finish' };

/** How it went since the last time, in milliseconds. */
export type HealthyAnswer = {
  /** From one's edit until the other has it. */
  longest: number;
  p50: number;
  p99: number;
  count: number;
  /** The longest that the machine kept this thread itself from running. */
  noise: number;
  /** Pairs of whom one was closed. */
  closed: number;
  /** Pairs whose boards were not the same at the end. */
  diverged: number;
};

/** People in a thread of their own who only draw, and measure. */
export type HealthyPeople = {
  /** How it went since the last time. */
  read(): Promise<HealthyAnswer>;
  /** Counts nothing that was sent until now, even if it is still on its way: what held it up was no attack. */
  skip(): Promise<void>;
  /** The last reading; they stop, and compare their boards. */
  finish(): Promise<HealthyAnswer>;
};

/** Brings a pair into each of the rooms. */
export async function healthyPeople(pairs: HealthyData['pairs']): Promise<HealthyPeople> {
  const worker = new Worker(path.join(ROOT, 'dist', 'stress', 'healthy.mjs'), { workerData: { pairs } });
  await once(worker, 'message');
  const ask = async (question: HealthyQuestion): Promise<HealthyAnswer> => {
    worker.postMessage(question);
    const [answer] = await once(worker, 'message');
    return answer as HealthyAnswer;
  };
  return {
    read: () => ask({ kind: 'read' }),
    async skip() {
      await ask({ kind: 'skip' });
    },
    async finish() {
      const answer = await ask({ kind: 'finish' });
      await worker.terminate();
      return answer;
    },
  };
}
