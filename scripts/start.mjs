import { start } from "./start/start.mjs";

await start({ isDevelopment: process.argv.includes("--dev") });
