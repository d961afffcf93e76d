import { planTemplateList } from '@/lib/schemas/apiPlan';
import { TARGET_LEVELS } from '@/lib/schemas/interview';
import { type Command, EXIT, UsageError } from '../command';
import { table } from '../table';

/** Lists plan templates. */
export const planList: Command = {
  words: 'plan list',
  usage: '[--search TEXT] [--level LEVEL] [--archived]',
  summary: 'List plan templates: identifier, level, length, questions, role, title',
  maxArgs: 0,
  options: {
    search: { type: 'string', value: 'TEXT', help: 'Words of the title, role or description' },
    level: { type: 'string', value: 'LEVEL', help: `${TARGET_LEVELS.join(', ')}; with those for any level` },
    archived: { type: 'boolean', help: 'The archived ones instead' },
  },
  async run({ io, options, connect, json }) {
    const search = options.text('search');
    const level = options.text('level');
    if (level !== undefined && !TARGET_LEVELS.some((known) => known === level)) {
      throw new UsageError(`--level must be one of ${TARGET_LEVELS.join(', ')}, not "${level}".`);
    }
    const query = new URLSearchParams({
      limit: '200',
      archived: String(options.flag('archived')),
      ...(search ? { search } : {}),
      ...(level ? { level } : {}),
    });
    const list = await connect().get(`/plans?${query}`, planTemplateList);
    if (json) {
      io.out(JSON.stringify(list, null, 2));
      return EXIT.ok;
    }
    if (list.items.length === 0) io.err('There are no such plans.');
    else {
      const rows = list.items.map((plan) => [
        plan.id,
        plan.targetLevel ?? 'any level',
        `${plan.durationMinutes} min`,
        `${plan.questions} ${plan.questions === 1 ? 'question' : 'questions'}`,
        plan.role,
        plan.title,
      ]);
      io.out(table(rows));
    }
    if (list.nextCursor) io.err(`There are more; these are the first ${list.items.length}.`);
    return EXIT.ok;
  },
};
