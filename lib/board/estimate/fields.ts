import {
  type Ratio,
  type Reading,
  readCount,
  readFactor,
  readPositive,
  readRatio,
  readSize,
  readTime,
} from './reading';

/** What is typed into an estimate: the assumptions that everything else follows from. */
export const ESTIMATE_FIELDS = [
  'users',
  'actions',
  'ratio',
  'peak',
  'readSize',
  'writeSize',
  'retention',
  'copies',
  'perMachine',
] as const;

export type EstimateField = (typeof ESTIMATE_FIELDS)[number];

/** What the fields say, as typed. */
export type EstimateInputs = Record<EstimateField, string>;

/** What the fields mean: counts, data in bytes, times in seconds, machines in requests a second. */
export type FieldValues = Record<Exclude<EstimateField, 'ratio'>, number> & { ratio: Ratio };

export type EstimateReadings = { [Field in EstimateField]: Reading<FieldValues[Field]> };

/** What is said about a field: its name, which own rows use too, what it means, and an example. */
export type FieldFacts = { label: string; hint: string; example: string };

export const FIELD_FACTS: Record<EstimateField, FieldFacts> = {
  users: { label: 'Users a day', hint: 'who do something that day', example: '10M' },
  actions: { label: 'Actions per user', hint: 'reads and writes in a day', example: '20' },
  ratio: { label: 'Reads : writes', hint: 'among those actions', example: '100:1' },
  peak: { label: 'Peak factor', hint: 'busiest second to average', example: '3x' },
  readSize: { label: 'Read size', hint: 'sent for one read', example: '10 KB' },
  writeSize: { label: 'Write size', hint: 'stored for one write', example: '1 KB' },
  retention: { label: 'Kept for', hint: 'until it is deleted', example: '5y' },
  copies: { label: 'Copies', hint: 'of all that is stored', example: '3x' },
  perMachine: { label: 'Per machine', hint: 'requests a second', example: '1k' },
};

/** Longest text that a field takes, in UTF-16 units: no number is longer. */
export const MAX_FIELD = 40;

/** What the fields mean, with null for those that are empty or say nothing clear. */
export type KnownValues = { [Field in EstimateField]: FieldValues[Field] | null };

/** Reads what was typed into each field by itself. */
export function readFields(inputs: EstimateInputs): EstimateReadings {
  return {
    users: readCount(inputs.users, /^(users?|people|dau)$/),
    actions: readCount(inputs.actions, /^(actions? ?)?(\/|a|per)? ?(day|d)?$/),
    ratio: readRatio(inputs.ratio),
    peak: readFactor(inputs.peak),
    readSize: readSize(inputs.readSize),
    writeSize: readSize(inputs.writeSize),
    retention: readTime(inputs.retention),
    copies: readFactor(inputs.copies),
    perMachine: readPositive(
      inputs.perMachine,
      /^((requests?|reqs?|queries) ?)?(\/ ?s|per second|a second|rps|qps|tps)?$/,
    ),
  };
}

/** The values among the readings. */
export function knownValues(readings: EstimateReadings): KnownValues {
  const entries = ESTIMATE_FIELDS.map((field) => {
    const reading = readings[field];
    return [field, reading.kind === 'value' ? reading.value : null];
  });
  return Object.fromEntries(entries) as KnownValues;
}
