// What X's own library counts: texts as JSON strings, one a line, on standard input; their weighted lengths on standard
// output, one a line.
import { createInterface } from "node:readline";
import twitter from "twitter-text";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${twitter.parseTweet(JSON.parse(line)).weightedLength}\n`);
}
