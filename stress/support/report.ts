import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: runs are bundled into dist/stress. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const MAX_CELL = 90;

type Row = { what: string; value: string; bound: string; held: boolean | null };

/** What a run has found, line by line, with the bounds that it must keep to. */
export class Report {
  readonly #name: string;
  readonly #options: object;
  readonly #started = performance.now();
  readonly #rows: Row[] = [];

  constructor(name: string, options: object) {
    this.#name = name;
    this.#options = options;
  }

  /** A figure that is only told. */
  tell(what: string, value: number | string): void {
    this.#rows.push({ what, value: String(value), bound: '', held: null });
  }

  /** A figure that may not be above its bound. */
  atMost(what: string, value: number, bound: number, unit = ''): void {
    const held = value <= bound;
    this.#rows.push({ what, value: `${round(value)}${unit}`, bound: `≤ ${bound}${unit}`, held });
  }

  /** Something that must be so. */
  must(what: string, held: boolean, detail = ''): void {
    this.#rows.push({ what, value: detail || (held ? 'yes' : 'no'), bound: 'yes', held });
  }

  /** Prints the table, keeps it in stress/results, and ends the process: with 1 if a bound is broken. */
  finish(): never {
    const seconds = (performance.now() - this.#started) / 1000;
    this.tell('time', `${seconds.toFixed(0)} s`);
    const widths = [0, 0, 0];
    const lines = this.#rows.map(({ what, value, bound, held }) => [
      what,
      firstWords(value),
      held === null ? '' : held ? `${bound}  ok` : `${bound}  BROKEN`,
    ]);
    for (const line of lines) {
      for (const [column, cell] of line.entries())
        widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
    const held = this.#rows.every((row) => row.held !== false);
    const table = lines.map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    process.stdout.write(
      `\n${this.#name}\n${table.join('\n')}\n${held ? 'All bounds held.' : 'Bounds were broken.'}\n`,
    );
    const result = {
      name: this.#name,
      at: new Date().toISOString(),
      version: process.env.STRESS_VERSION,
      node: process.version,
      options: this.#options,
      held,
      rows: this.#rows,
    };
    writeFileSync(path.join(resultsFolder(), `${this.#name}.json`), `${JSON.stringify(result, null, 2)}\n`);
    process.exit(held ? 0 : 1);
  }
}

function resultsFolder(): string {
  const folder = path.join(ROOT, 'stress', 'results');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Keeps bytes that are worth a closer look; returns the file's name. */
export function keepBytes(name: string, bytes: Uint8Array): string {
  writeFileSync(path.join(resultsFolder(), `${name}.bin`), bytes);
  return `stress/results/${name}.bin`;
}

/** Shows that a long run is alive: one line, written over where there is a terminal. */
export function progress(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
}

/** Bytes as megabytes, with one digit. */
export function megabytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}

/** What fits in a table; the file has all of it. */
function firstWords(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length < text.length || line.length > MAX_CELL ? `${line.slice(0, MAX_CELL)} …` : line;
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
