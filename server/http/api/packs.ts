import { PACK_LIMITS } from '@/lib/packs/limits';
import { listQuery } from '@/lib/schemas/api';
import { importPackQuery, packImport, packList, packParams } from '@/lib/schemas/apiPack';
import { exportPack as exportFile } from '@/server/services/pack/exportPack';
import { importPack as importFile } from '@/server/services/pack/importPack';
import { listPacks as list } from '@/server/services/pack/listPacks';
import { endpoint } from './endpoint';
import { page } from './page';

/** A pack as a file. */
export const ZIP_FILE = { mimeType: 'application/zip', maxBytes: PACK_LIMITS.zipBytes };

export const listPacks = endpoint({
  path: '/packs',
  method: 'GET',
  operationId: 'listPacks',
  summary: 'The packs of the question bank, by title',
  query: listQuery,
  response: packList,
  status: 200,
  run: async (rt, member, { query }) => page(await list(rt, member), query),
});

export const importPack = endpoint({
  path: '/packs',
  method: 'POST',
  operationId: 'importPack',
  summary: 'Imports a pack, or shows what an import would change',
  description:
    'The body is the zip file of a pack. It is imported whole or refused whole; a refusal lists `problems` ' +
    'with file, line and reason. For owners and admins.',
  query: importPackQuery,
  body: ZIP_FILE,
  response: packImport,
  status: 200,
  async run(rt, member, { query: { preview, expect }, body }) {
    const isPreview = preview === '1';
    const changes = await importFile(rt, member, body, { preview: isPreview, expect });
    return { imported: !isPreview, changes };
  },
});

export const exportPack = endpoint({
  path: '/packs/{slug}',
  method: 'GET',
  operationId: 'exportPack',
  summary: 'A pack with its rubric as a zip file',
  description: 'Questions that are not archived, in their current versions. Equal content gives equal bytes.',
  params: packParams,
  response: ZIP_FILE,
  status: 200,
  run: (rt, member, { params }) => exportFile(rt, member, params),
});
