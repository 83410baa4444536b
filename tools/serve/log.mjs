// One line on standard output for each event. A log that cannot be written, its disk being full, ends nothing.
process.stdout.on("error", () => {});

export const say = (text) => process.stdout.write(`${text}\n`);

export const log = (fields) => say(JSON.stringify(fields));
