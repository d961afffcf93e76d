import { ENDPOINTS } from '@/server/http/api/endpoints';
import { openApiDocument } from '@/server/http/api/openApi';

/** Describes the API to anyone: it holds no data. */
export function GET(): Response {
  return Response.json(openApiDocument(ENDPOINTS));
}
