const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Nothing that people draw is nested deeper; readers that go down by calling themselves have an end. */
const MAX_DEPTH = 64;

/** The lowest tag of a value in lib0's `any` encoding is 116, the highest 127. */
const ANY = {
  undefined: 127,
  null: 126,
  int: 125,
  float32: 124,
  float64: 123,
  bigint: 122,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
  bytes: 116,
} as const;

/** Bytes that are not what they should be. The message says what. */
export class MalformedUpdate extends Error {
  override readonly name = 'MalformedUpdate';
}

/** Reads lib0's encoding, as version-1 updates use it, without making anything of what it reads. */
export class UpdateReader {
  readonly bytes: Uint8Array;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.position === this.bytes.length;
  }

  /** @throws MalformedUpdate at the end */
  byte(): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw new MalformedUpdate('it ends early');
    return byte;
  }

  /** @throws MalformedUpdate if it ends early or the number is not a safe integer */
  varUint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let factor = 0x80;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedUpdate('a number out of range');
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }

  /** Passes over bytes that are preceded by their length. */
  skipBytes(): void {
    const length = this.varUint();
    if (length > this.bytes.length - this.position) throw new MalformedUpdate('it ends early');
    this.position += length;
  }

  /** Passes over a string. @returns its length in UTF-16 units */
  skipString(): number {
    const start = this.#stringStart();
    for (let at = start; at < this.position; at++) {
      if ((this.bytes[at] as number) >= 0x80) return this.#decode(start).length;
    }
    return this.position - start;
  }

  /** Reads a string. */
  string(): string {
    return this.#decode(this.#stringStart());
  }

  /** Passes over a string that must be JSON. */
  skipJson(): void {
    parseJson(this.string());
  }

  /** Passes over a value as early versions wrote it: JSON, or the word `undefined`. */
  skipOldJson(): void {
    const text = this.string();
    if (text !== 'undefined') parseJson(text);
  }

  /** Passes over one value in the `any` encoding. */
  skipAny(depth = 0): void {
    if (depth > MAX_DEPTH) throw new MalformedUpdate('a value that is nested too deeply');
    const tag = this.byte();
    switch (tag) {
      case ANY.undefined:
      case ANY.null:
      case ANY.false:
      case ANY.true:
        return;
      case ANY.int:
        this.#skipVarInt();
        return;
      case ANY.float32:
        this.#skip(4);
        return;
      case ANY.float64:
      case ANY.bigint:
        this.#skip(8);
        return;
      case ANY.string:
        this.skipString();
        return;
      case ANY.bytes:
        this.skipBytes();
        return;
      case ANY.object:
        for (let left = this.varUint(); left > 0; left--) {
          this.skipString();
          this.skipAny(depth + 1);
        }
        return;
      case ANY.array:
        for (let left = this.varUint(); left > 0; left--) this.skipAny(depth + 1);
        return;
      default:
        throw new MalformedUpdate('a value of no known kind');
    }
  }

  #skipVarInt(): void {
    const first = this.byte();
    let value = first & 0x3f;
    let factor = 0x40;
    for (let byte = first; byte >= 0x80; factor *= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedUpdate('a number out of range');
    }
  }

  #skip(length: number): void {
    this.position += length;
    if (this.position > this.bytes.length) throw new MalformedUpdate('it ends early');
  }

  /** Moves behind a string. Returns where its bytes begin. */
  #stringStart(): number {
    const length = this.varUint();
    const start = this.position;
    if (length > this.bytes.length - start) throw new MalformedUpdate('it ends early');
    this.position += length;
    return start;
  }

  #decode(start: number): string {
    try {
      return utf8.decode(this.bytes.subarray(start, this.position));
    } catch {
      throw new MalformedUpdate('a text that is not UTF-8');
    }
  }
}

function parseJson(text: string): void {
  if (isDeep(text)) throw new MalformedUpdate('a value that is nested too deeply');
  try {
    JSON.parse(text);
  } catch {
    throw new MalformedUpdate('a value that is not JSON');
  }
}

/** True if JSON is nested deeper than those who read it by calling themselves can go. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (isString) {
      if (char === '\\') at++;
      else if (char === '"') isString = false;
    } else if (char === '"') isString = true;
    else if (char === '[' || char === '{') {
      if (++depth > MAX_DEPTH) return true;
    } else if (char === ']' || char === '}') depth--;
  }
  return false;
}
