// Long steps: one line each, which shows that the step is alive and at the end how long it took.

/** A step that did not succeed; `output` is all that its program printed, `advice` the way out. */
export class StepFailed extends Error {
  constructor(message, { output = '', advice = '' } = {}) {
    super(message);
    this.name = 'StepFailed';
    this.output = output;
    this.advice = advice;
  }
}

const SECOND = 1000;
const seconds = (since) => ((performance.now() - since) / SECOND).toFixed(1);

/**
 * Runs `work`. A terminal shows one line with the seconds that have passed; elsewhere a line is printed after
 * one second and another one every ten seconds.
 */
export async function step(name, work, { out = process.stdout } = {}) {
  const started = performance.now();
  const say = (text) => out.write(text);
  const clear = out.isTTY ? '\r\x1b[2K' : '';
  const end = out.isTTY ? '' : '\n';
  const show = () =>
    say(`${clear}  … ${name}, ${Math.round((performance.now() - started) / SECOND)} s so far${end}`);
  if (out.isTTY) show();
  const first = out.isTTY ? undefined : setTimeout(show, SECOND);
  const timer = setInterval(show, out.isTTY ? SECOND : 10 * SECOND);
  try {
    const result = await work();
    say(`${clear}  ✓ ${name} (${seconds(started)} s)\n`);
    return result;
  } catch (error) {
    say(`${clear}  ✗ ${name} (${seconds(started)} s)\n`);
    throw error;
  } finally {
    clearTimeout(first);
    clearInterval(timer);
  }
}

/** Throws StepFailed with the program's output unless it ended with 0. */
export function mustSucceed(name, result, advice) {
  if (result.ok) return result;
  throw new StepFailed(`${name} failed with exit code ${result.code}.`, { output: result.output, advice });
}

/** Prints why a command ends, the failed program's output first and in full. */
export function explain(error, out = process.stderr) {
  if (!(error instanceof StepFailed)) {
    out.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
    return;
  }
  if (error.output.trim() !== '') out.write(`\n${error.output.trimEnd()}\n`);
  out.write(`\n${[error.message, error.advice].filter(Boolean).join(' ')}\n`);
}
