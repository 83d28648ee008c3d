// What Bluesky's own library finds: texts as JSON strings, one a line, on standard input; for each a line of JSON on
// standard output: how many graphemes it has, and its facets in bytes as [start, end, kind, value], in order.
import { createInterface } from "node:readline";
import { RichText } from "@atproto/api";

for await (const line of createInterface({ input: process.stdin })) {
  const rich = new RichText({ text: JSON.parse(line) });
  const graphemes = rich.graphemeLength;
  rich.detectFacetsWithoutResolution();
  const facets = (rich.facets ?? []).map(({ index, features: [of] }) => {
    const kind = of.$type.split("#")[1];
    return [index.byteStart, index.byteEnd, kind, of.uri ?? of.did ?? of.tag];
  });
  facets.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  process.stdout.write(`${JSON.stringify({ graphemes, facets })}\n`);
}
