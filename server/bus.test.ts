import { expect, it } from 'vitest';
import { createLocalBus } from './bus';

it('tells subscribers of the type only, until they leave', () => {
  const bus = createLocalBus(() => {});
  const seen: string[] = [];
  const leave = bus.subscribe('room.state-changed', (event) => seen.push(event.roomId));
  bus.publish({ type: 'room.state-changed', roomId: 'a' });
  bus.publish({ type: 'room.access-changed', roomId: 'b' });
  leave();
  bus.publish({ type: 'room.state-changed', roomId: 'c' });
  expect(seen).toEqual(['a']);
});

it('reports a handler that throws and still tells the others', () => {
  const errors: unknown[] = [];
  const bus = createLocalBus((error) => errors.push(error));
  const seen: string[] = [];
  bus.subscribe('room.state-changed', () => {
    throw new Error('broken');
  });
  bus.subscribe('room.state-changed', (event) => seen.push(event.roomId));
  bus.publish({ type: 'room.state-changed', roomId: 'a' });
  expect(seen).toEqual(['a']);
  expect(errors).toHaveLength(1);
});
