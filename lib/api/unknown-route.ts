const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Answers what is no endpoint of the API, word for word as clients know it. */
export function unknownRoute(request: Request): Response {
  const { pathname } = new URL(request.url);
  const path = pathname.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
  const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>Cannot ${request.method} ${path}</pre>
</body>
</html>
`;
  return new Response(html, {
    status: 404,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}
