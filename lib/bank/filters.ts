import { type BankFilters, bankFiltersSchema } from '@/lib/schemas/question';

/** What the page of the bank shows: filters, and for which candidate. In its address, so that it can be shared. */
export type BankAddress = BankFilters & {
  /** Name of a candidate: what they were asked before is marked. */
  candidate?: string;
  /** Leave out what that candidate was asked before. */
  hideAsked?: boolean;
};

const flag = (on: boolean | undefined) => (on ? '1' : undefined);

/** The part of an address after `?`; filters that are off are not in it. */
export function writeAddress(address: BankAddress): string {
  const { minutesFrom, minutesTo } = address;
  const minutes = minutesFrom ?? minutesTo;
  const values: [string, string | undefined][] = [
    ['q', address.search],
    ['category', address.categoryId],
    ['difficulty', address.difficulties?.join(',')],
    ['minutes', minutes === undefined ? undefined : `${minutesFrom ?? ''}-${minutesTo ?? ''}`],
    ['tags', address.tags?.join(',')],
    ['shows', address.signal],
    ['pack', address.packId],
    ['candidate', address.candidate],
    ['new', flag(address.candidate !== undefined && address.hideAsked)],
    ['favourites', flag(address.favourites)],
    ['archived', flag(address.archived)],
  ];
  const given = values.filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(given).toString();
}

/** The filters of an address. What makes no sense is left out: an old link still shows the bank. */
export function readAddress(query: { get(name: string): string | null }): BankAddress {
  const list = (name: string) => query.get(name)?.split(',').filter(Boolean);
  const number = (text: string | undefined) => (text ? Number(text) : undefined);
  const [from, to] = query.get('minutes')?.split('-') ?? [];
  const given = {
    search: query.get('q') ?? undefined,
    categoryId: query.get('category') ?? undefined,
    packId: query.get('pack') ?? undefined,
    difficulties: list('difficulty')?.map(Number),
    tags: list('tags'),
    minutesFrom: number(from),
    minutesTo: number(to),
    signal: query.get('shows') ?? undefined,
    favourites: query.get('favourites') === '1' || undefined,
    archived: query.get('archived') === '1' || undefined,
  };
  const address: BankAddress = {};
  for (const [name, schema] of Object.entries(bankFiltersSchema.shape)) {
    const value = given[name as keyof typeof given];
    const parsed = value === undefined ? null : schema.safeParse(value);
    if (parsed?.success) Object.assign(address, { [name]: parsed.data });
  }
  const candidate = query.get('candidate')?.trim().slice(0, 200);
  if (candidate) Object.assign(address, { candidate, hideAsked: query.get('new') === '1' || undefined });
  return address;
}

/** How many filters are on, without the search. */
export function filterCount({
  search: _search,
  hideAsked: _hide,
  minutesFrom,
  minutesTo,
  ...rest
}: BankAddress): number {
  const isOn = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  const minutes = minutesFrom === undefined && minutesTo === undefined ? 0 : 1;
  return minutes + Object.values(rest).filter(isOn).length;
}
