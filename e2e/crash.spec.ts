import * as Y from 'yjs';
import { newId } from '@/lib/ids';
import { connectRoom } from '@/lib/sync/client';
import { apiOwner, liveInterview } from './support/liveInterview';
import { newDataDir, removeDataDir, startServer } from './support/server';
import { expect, test } from './support/story';

/** How often the server is killed; each time in the middle of drawing, notes and scores. */
const CRASHES = 3;

/** Edits after which people look whether everything is saved. */
const STROKE = 20;

const tick = () => new Promise((resolve) => setTimeout(resolve, 4));

test('a server killed while people draw keeps every acknowledged edit, note and score', async () => {
  const dataDir = newDataDir();
  let server = await startServer({ dataDir });
  try {
    const { owner, interviewId, roomId } = await liveInterview(server);
    const port = Number(new URL(server.url).port);
    const acknowledged = { edits: [] as string[], notes: [] as string[], scores: new Map<string, number>() };
    const criteria = (await owner.trpc.scorecards.mine.query({ interviewId })).criteria;

    for (let crash = 0; crash < CRASHES; crash++) {
      const doc = new Y.Doc();
      const connection = connectRoom({
        url: `${server.url.replace('http', 'ws')}/sync`,
        roomId,
        doc,
        WebSocketPolyfill: owner.Socket,
      });
      const sent: string[] = [];
      const isLost = () => connection.status.getSnapshot().connection === 'offline';
      const isSaved = () => connection.status.getSnapshot().save === 'saved';
      /** Keeps drawing, and remembers what the server has called saved. */
      const drawing = (async () => {
        for (let i = 0; !isLost() && i < 100_000; i++) {
          const key = `edit:${crash}:${i}`;
          doc.getMap('records').set(key, i);
          sent.push(key);
          // Within the limit on messages a second that every connection has.
          await tick();
          // Whoever draws without a pause is never told that everything is saved.
          while (i % STROKE === 0 && !isSaved() && !isLost()) await tick();
          if (isSaved()) acknowledged.edits.push(...sent.splice(0));
        }
      })();
      const writing = (async () => {
        for (let i = 0; ; i++) {
          const id = newId();
          const body = `note ${crash}-${i}`;
          const criterion = criteria[i % criteria.length];
          const level = 1 + ((crash + i) % 4);
          try {
            await owner.trpc.notes.save.mutate({
              id,
              interviewId,
              body,
              at: new Date().toISOString(),
              askedQuestionId: null,
              revision: 1,
            });
            acknowledged.notes.push(body);
            if (!criterion) continue;
            acknowledged.scores.delete(criterion.id);
            await owner.trpc.scorecards.saveScore.mutate({
              interviewId,
              criterionId: criterion.id,
              level,
              notObserved: false,
              evidence: '',
            });
            acknowledged.scores.set(criterion.id, level);
          } catch {
            return; // the server is gone
          }
        }
      })();
      const before = acknowledged.edits.length;
      await expect.poll(() => acknowledged.edits.length - before).toBeGreaterThan(50);
      await expect.poll(() => acknowledged.notes.length).toBeGreaterThan(5 * (crash + 1));
      await server.kill();
      await Promise.all([drawing, writing]);
      connection.destroy();
      server = await startServer({ dataDir, port });
    }

    const back = await apiOwner(server);
    const doc = new Y.Doc();
    const connection = connectRoom({
      url: `${server.url.replace('http', 'ws')}/sync`,
      roomId,
      doc,
      WebSocketPolyfill: back.Socket,
    });
    await expect.poll(() => connection.status.getSnapshot().everSynced).toBe(true);
    const records = doc.getMap('records');
    expect(acknowledged.edits.filter((key) => !records.has(key))).toEqual([]);
    connection.destroy();

    const notes = new Set((await back.trpc.notes.mine.query({ interviewId })).map((note) => note.body));
    expect(acknowledged.notes.filter((body) => !notes.has(body))).toEqual([]);
    const card = await back.trpc.scorecards.mine.query({ interviewId });
    for (const [criterionId, level] of acknowledged.scores) {
      expect(card.scores.find((score) => score.criterionId === criterionId)?.level).toBe(level);
    }
    test.info().annotations.push({
      type: 'figures',
      description: `${acknowledged.edits.length} edits, ${acknowledged.notes.length} notes, ${CRASHES} kills`,
    });
  } finally {
    await server.kill();
    removeDataDir(dataDir);
  }
});
