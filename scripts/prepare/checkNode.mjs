// Ends the process with a sentence where Node.js is too old. It is imported before anything else and keeps
// to syntax and features that an old Node.js knows, so that the sentence is what one sees.
var parts = process.versions.node.split('.').map(Number);
var major = parts[0];
var minor = parts[1];
var fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

if (!fits) {
  console.error(
    'Drawbridge needs Node.js 20.19 or newer (20.19+, 22.12+ or 24+); this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
