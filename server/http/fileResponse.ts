import { contentDisposition } from '@/lib/board/files/fileName';

/** An answer that a browser keeps as a file of this name. */
export function fileResponse(file: { name: string; bytes: Uint8Array }, mimeType: string): Response {
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'cache-control': 'private, no-store',
      'content-type': mimeType,
      'content-disposition': contentDisposition(file.name),
    },
  });
}
