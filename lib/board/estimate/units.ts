const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Times in seconds. */
export const DAY = 24 * HOUR;

/** Estimates know no leap years. */
export const DAYS_A_YEAR = 365;

export const YEAR = DAYS_A_YEAR * DAY;
const MONTH = YEAR / 12;

/** Times as they are shown: the largest that goes into one is taken. */
export const SHOWN_TIMES: readonly [number, string][] = [
  [YEAR, 'year'],
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [1, 'second'],
];

/** What may follow a number, in small letters. */
export const COUNT_WORDS: ReadonlyMap<string, number> = words(
  [1e3, 'k thousand'],
  [1e6, 'm mn mio million millions'],
  [1e9, 'b bn g billion billions'],
  [1e12, 't tn trillion trillions'],
);

/** Sizes in bytes, in small letters: decimal ones, and binary ones with an "i" as in KiB. */
export const BYTE_WORDS: ReadonlyMap<string, number> = words(
  [1, 'b byte bytes'],
  ...[...'kmgtpe'].flatMap((letter, i): [number, string][] => [
    [1000 ** (i + 1), `${letter}b`],
    [1024 ** (i + 1), `${letter}ib`],
  ]),
);

/** Times in seconds, in small letters. */
export const TIME_WORDS: ReadonlyMap<string, number> = words(
  [1, 's sec secs second seconds'],
  [MINUTE, 'min mins minute minutes'],
  [HOUR, 'h hr hrs hour hours'],
  [DAY, 'd day days'],
  [7 * DAY, 'w wk week weeks'],
  [MONTH, 'mo month months'],
  [YEAR, 'y yr yrs year years'],
);

function words(...units: [number, string][]): ReadonlyMap<string, number> {
  return new Map(units.flatMap(([size, names]) => names.split(' ').map((name) => [name, size] as const)));
}
