export { serveOpenApi as GET } from "#lib/api/serve-openapi.ts";
