/** The number of an object in a PDF, by which others refer to it. */
export type PdfRef = { readonly number: number };

/** Puts the objects of a PDF 1.7 together. Knows nothing of what they mean. */
export class PdfFile {
  readonly #bodies: (Uint8Array | null)[] = [];

  /** A number for an object that is written later. */
  reserve(): PdfRef {
    this.#bodies.push(null);
    return { number: this.#bodies.length };
  }

  /** Writes a reserved object. */
  put({ number }: PdfRef, body: string): void {
    this.#bodies[number - 1] = latin(body);
  }

  add(body: string): PdfRef {
    const ref = this.reserve();
    this.put(ref, body);
    return ref;
  }

  /** Adds a stream, compressed. `entries` are those of its dictionary, without braces. */
  async addStream(entries: string, data: string | Uint8Array): Promise<PdfRef> {
    const ref = this.reserve();
    const bytes = await deflate(typeof data === 'string' ? latin(data) : data);
    this.#bodies[ref.number - 1] = stream(`${entries} /Filter /FlateDecode`, bytes);
    return ref;
  }

  /** Adds a stream whose bytes are what its `entries` say, such as a JPEG. */
  addEncodedStream(entries: string, bytes: Uint8Array): PdfRef {
    const ref = this.reserve();
    this.#bodies[ref.number - 1] = stream(entries, bytes);
    return ref;
  }

  /** The whole file. @throws if a reserved object was never written */
  bytes(root: PdfRef, info: PdfRef): Uint8Array {
    const parts: Uint8Array[] = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
    let length = parts[0]?.length ?? 0;
    const push = (part: Uint8Array) => {
      parts.push(part);
      length += part.length;
    };
    const offsets = this.#bodies.map((body, i) => {
      if (!body) throw new Error(`object ${i + 1} of the PDF was never written`);
      const offset = length;
      push(latin(`${i + 1} 0 obj\n`));
      push(body);
      push(latin('\nendobj\n'));
      return offset;
    });
    const table = length;
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    push(latin(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`));
    push(latin(`trailer\n<< /Size ${offsets.length + 1} /Root ${at(root)} /Info ${at(info)} >>\n`));
    push(latin(`startxref\n${table}\n%%EOF\n`));
    const file = new Uint8Array(length);
    let position = 0;
    for (const part of parts) {
      file.set(part, position);
      position += part.length;
    }
    return file;
  }
}

/** A reference to an object. */
export function at({ number }: PdfRef): string {
  return `${number} 0 R`;
}

/** A number as a PDF has it: short, and never with an exponent. */
export function num(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const fixed = value.toFixed(4);
  const short = fixed.replace(/\.?0+$/, '');
  return short === '-0' ? '0' : short;
}

/** Text for people, in a PDF's UTF-16. */
export function textString(text: string): string {
  return `<feff${utf16(text)}>`;
}

/** Text as the hexadecimal digits of its UTF-16. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join(
    '',
  );
}

/** A time as a PDF has it, in UTC. */
export function dateString(date: Date): string {
  return `(D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
}

function stream(entries: string, bytes: Uint8Array): Uint8Array {
  const head = latin(`<< ${entries} /Length ${bytes.length} >>\nstream\n`);
  const foot = latin('\nendstream');
  const whole = new Uint8Array(head.length + bytes.length + foot.length);
  whole.set(head);
  whole.set(bytes, head.length);
  whole.set(foot, head.length + bytes.length);
  return whole;
}

function latin(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
