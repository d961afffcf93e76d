// dependency-cruiser reads TypeScript with the compiler's JavaScript API, which TypeScript 7 no longer has.
// Preloaded with `node --import`, this gives it TypeScript 6 (installed as `typescript6`) instead.
import { Module, register } from 'node:module';

const hook = `export function resolve(specifier, context, next) {
  const asked = specifier === 'typescript' && context.parentURL?.includes('/dependency-cruiser/');
  return next(asked ? 'typescript6' : specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const asked =
    /^typescript(\/package\.json)?$/.test(request) && parent?.filename?.includes('dependency-cruiser');
  return resolveFilename.call(
    this,
    asked ? request.replace('typescript', 'typescript6') : request,
    parent,
    ...rest,
  );
};
