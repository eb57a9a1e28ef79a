import { bundleMonaco } from "./bundle.mjs";

// A process of its own: esbuild is not there yet when `npm start` begins on a fresh clone.
await bundleMonaco(process.cwd());
