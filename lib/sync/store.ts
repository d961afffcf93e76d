/** A value with listeners, in the shape that React's useSyncExternalStore takes. */
export type Store<T> = {
  /** Calls `listener` after each change until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** The value; the same object until it changes. */
  getSnapshot(): T;
};

/** Makes a store and the function that sets it. A value equal in every field is no change. */
export function createStore<T extends object>(initial: T): [store: Store<T>, set: (value: T) => void] {
  let current = initial;
  const listeners = new Set<() => void>();
  const store: Store<T> = {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => current,
  };
  const set = (value: T) => {
    if (isShallowEqual(current, value)) return;
    current = value;
    for (const listener of [...listeners]) listener();
  };
  return [store, set];
}

function isShallowEqual(a: object, b: object): boolean {
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && right.get(key) === value)
  );
}
