/** Why the process cannot go on, as a sentence that names the thing and the way out. */
export class BootError extends Error {
  override readonly name = 'BootError';
}
