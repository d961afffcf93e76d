import { interviewList as listSchema } from '@/lib/schemas/api';
import { type Command, EXIT, UsageError } from '../command';
import { formatWhen } from '../formatWhen';
import { table } from '../table';

const FILTERS = ['open', 'past', 'archived'];

/** Lists interviews. */
export const interviewList: Command = {
  words: 'interview list',
  usage: '[--filter open|past|archived]',
  summary: 'List interviews: identifier, time, state, candidate, role',
  maxArgs: 0,
  options: {
    filter: { type: 'string', value: 'WHICH', help: 'open (usual), past or archived' },
    limit: { type: 'string', value: 'N', help: 'Most to list; 200 at most and if absent' },
  },
  async run({ io, options, connect, json }) {
    const filter = options.text('filter') ?? 'open';
    const limit = options.text('limit') ?? '200';
    if (!FILTERS.includes(filter)) {
      throw new UsageError(`--filter must be one of ${FILTERS.join(', ')}, not "${filter}".`);
    }
    if (!/^\d+$/.test(limit)) throw new UsageError(`--limit must be a whole number, not "${limit}".`);
    const list = await connect().get(`/interviews?filter=${filter}&limit=${limit}`, listSchema);
    if (json) {
      io.out(JSON.stringify(list, null, 2));
      return EXIT.ok;
    }
    if (list.items.length === 0) io.err(`There are no ${filter} interviews.`);
    else {
      const rows = list.items.map((item) => [
        item.id,
        formatWhen(item.scheduledAt),
        item.state,
        item.candidateName,
        item.candidateRole,
      ]);
      io.out(table(rows));
    }
    if (list.nextCursor) io.err(`There are more; these are the first ${list.items.length}.`);
    return EXIT.ok;
  },
};
