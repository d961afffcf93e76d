import { formatProblem, type PackProblem } from '@/lib/packs/problem';
import { PREVIEW_LIMITS } from '@/lib/schemas/pack';
import { AppError } from '@/server/errors';

/** A pack that was refused whole, with everything that is wrong with it; nothing of it was used. */
export class PackRefused extends AppError {
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly PackProblem[]) {
    const [first] = problems;
    const rest = problems.length - 1;
    const more = rest === 0 ? '' : rest === 1 ? ' And one more problem.' : ` And ${rest} more problems.`;
    super(
      'invalid',
      `This pack was refused, and the bank is as it was. ${first ? formatProblem(first) : ''}${more}`,
    );
    this.problems = problems.slice(0, PREVIEW_LIMITS.problems);
  }
}
