import { fileURLToPath } from "node:url";
import { ensureMonaco } from "./start/build.mjs";

// For builds that do not go through `npm start`, such as the image's.
await ensureMonaco(fileURLToPath(new URL("..", import.meta.url)), process.execPath);
