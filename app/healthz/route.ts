/** The process is up and answers. Whether it can work, /readyz tells. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
