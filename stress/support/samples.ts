/** Durations, in milliseconds, of which the longest and the percentiles are asked for. */
export class Samples {
  readonly #values: number[] = [];

  add(ms: number): void {
    this.#values.push(ms);
  }

  get count(): number {
    return this.#values.length;
  }

  get max(): number {
    return this.#values.reduce((longest, value) => Math.max(longest, value), 0);
  }

  /** The value that this share of all do not exceed. */
  percentile(share: number): number {
    const sorted = [...this.#values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }

  /** In words: `p50 1.2, p99 4.5, longest 7.8 ms of 1200`. */
  toString(): string {
    const [p50, p99, max] = [this.percentile(0.5), this.percentile(0.99), this.max].map((ms) =>
      ms.toFixed(1),
    );
    return `p50 ${p50}, p99 ${p99}, longest ${max} ms of ${this.count}`;
  }
}
