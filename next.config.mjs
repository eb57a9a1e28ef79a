// Must be set before Next reads it: nothing of ours phones home.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const isDevelopment = process.env.NODE_ENV === "development";

// Next writes inline scripts and styles without a nonce, so 'unsafe-inline' stays for both; everything
// else is limited to our own origin. Turbopack's reload needs eval and a WebSocket, in development only.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  `connect-src 'self'${isDevelopment ? " ws: wss:" : ""}`,
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
];

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "pino", "undici"],
  // `npm run check` runs the type checker; a start must not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/((?!e/).*)", headers: securityHeaders },
    // A version's files change with the way they are bundled only.
    {
      source: "/monaco/:file*",
      headers: [
        { key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" },
      ],
    },
  ],
};
