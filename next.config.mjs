// Must be set before Next reads it: nothing of ours phones home.
process.env.NEXT_TELEMETRY_DISABLED = "1";

// The Content-Security-Policy is server.ts's: it names a nonce that is new with each answer.
const securityHeaders = [
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
