export { serveReadiness as GET } from "#lib/api/serve-readiness.ts";
