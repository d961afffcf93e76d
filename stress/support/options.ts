/** What a run can be told on the command line: `--name=value`, and `--short` for a quick look. */
export type Defaults = Record<string, number | string>;

/**
 * Reads the command line. Every run takes `--seed`; a seed that is not given is made and printed, so that the
 * run can be repeated.
 * @param usual the options of the run with their values, in full length
 * @param short the values that `--short` puts in their place
 */
export function readOptions<T extends Defaults>(usual: T, short: Partial<T>): T & { seed: number } {
  const words = process.argv.slice(2);
  const isShort = words.includes('--short');
  const values: Defaults = { seed: Math.floor(Math.random() * 2 ** 31), ...usual, ...(isShort ? short : {}) };
  for (const word of words) {
    if (word === '--short') continue;
    const [, name = '', value = ''] = /^--([\w-]+)=(.+)$/.exec(word) ?? [];
    const known = values[name];
    if (known === undefined)
      fail(
        `${word} is not known. Known are: --short ${Object.keys(values)
          .map((key) => `--${key}=`)
          .join(' ')}`,
      );
    values[name] = typeof known === 'number' ? asNumber(name, value) : value;
  }
  process.stdout.write(
    `${Object.entries(values)
      .map(([key, value]) => `--${key}=${value}`)
      .join(' ')}\n`,
  );
  return values as T & { seed: number };
}

function asNumber(name: string, value: string): number {
  const number = Number(value.replaceAll('_', ''));
  if (!Number.isFinite(number) || number < 0) fail(`--${name} must be a number.`);
  return number;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
