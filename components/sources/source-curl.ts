/** The shortest command that makes a source receive something. */
export function sourceCurl(url: string): string {
  return `curl -X POST '${url}' \\\n  -H 'content-type: application/json' \\\n  -d '{"type":"order.created","order":{"id":1001}}'`;
}
