import { describe, expect, it, vi } from 'vitest';
import { createStore } from './store';

describe('createStore', () => {
  it('keeps the same object until something differs', () => {
    const [store, set] = createStore<{ a: number; b?: number }>({ a: 1 });
    const first = store.getSnapshot();
    set({ a: 1 });
    expect(store.getSnapshot()).toBe(first);
    set({ a: 1, b: 2 });
    expect(store.getSnapshot()).toEqual({ a: 1, b: 2 });
    set({ a: 1 });
    expect(store.getSnapshot()).toEqual({ a: 1 });
  });

  it('tells its listeners once a change, until they stop listening', () => {
    const [store, set] = createStore({ a: 1 });
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    set({ a: 2 });
    set({ a: 2 });
    stop();
    set({ a: 3 });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
