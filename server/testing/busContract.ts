import { describe, expect, it } from 'vitest';
import type { Bus } from '@/server/bus';

/** What every bus must do on its own node. */
export function busContract(name: string, createBus: (onError: (error: unknown) => void) => Bus): void {
  describe(name, () => {
    it('tells subscribers of the type only, before it returns, until they leave', () => {
      const bus = createBus(() => {});
      const seen: string[] = [];
      const leave = bus.subscribe('room.state-changed', (event) => seen.push(event.roomId));
      bus.publish({ type: 'room.state-changed', roomId: 'a' });
      bus.publish({ type: 'room.access-changed', roomId: 'b' });
      expect(seen).toEqual(['a']);
      leave();
      bus.publish({ type: 'room.state-changed', roomId: 'c' });
      expect(seen).toEqual(['a']);
    });

    it('tells each event once, in order', () => {
      const bus = createBus(() => {});
      const seen: string[] = [];
      bus.subscribe('room.people-changed', ({ personIds }) => seen.push(...personIds));
      for (const id of ['anna', 'ben', 'carl']) {
        bus.publish({ type: 'room.people-changed', roomId: 'a', personIds: [id] });
      }
      expect(seen).toEqual(['anna', 'ben', 'carl']);
    });

    it('reports a handler that throws and still tells the others', () => {
      const errors: unknown[] = [];
      const bus = createBus((error) => errors.push(error));
      const seen: string[] = [];
      bus.subscribe('room.state-changed', () => {
        throw new Error('broken');
      });
      bus.subscribe('room.state-changed', (event) => seen.push(event.roomId));
      bus.publish({ type: 'room.state-changed', roomId: 'a' });
      expect(seen).toEqual(['a']);
      expect(errors).toHaveLength(1);
    });
  });
}
