/** Pictures that one browser sends at a time. */
const AT_ONCE = 2;

/** Does something with each of the items, a few at a time and in their order. It fails on nothing by itself. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  async function worker(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
