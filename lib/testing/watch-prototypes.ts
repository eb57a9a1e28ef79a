// Loaded into every process that a fault test starts: a request that reaches into the prototype of all
// objects ends the process, so that the test finds it gone.

const CHECK_MS = 50;
const EXIT_CODE = 99;
const names = () =>
  Reflect.ownKeys(Object.prototype).length + Reflect.ownKeys(Array.prototype).length;
const untouched = names();

setInterval(() => {
  if (names() === untouched) return;
  console.error("a prototype was polluted");
  process.exit(EXIT_CODE);
}, CHECK_MS).unref();
