// Writes the tables that the rules about words need, out of the packages that Moksori is compared with:
// `node end2end/oracle/tables.mjs`, from anywhere, then `cargo fmt -p model`.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const text = join(dirname(fileURLToPath(import.meta.url)), "../../app/model/src/text");
const escaped = (codes) => codes.map((c) => `\\u{${c.toString(16)}}`).join("");
const all = [...Array(0x110000).keys()].filter((c) => c < 0xd800 || c > 0xdfff);

/** First and last of each run, one behind the other. */
function runs(is) {
  const found = [];
  for (const c of all) {
    if (!is(c)) continue;
    if (found.length && found.at(-1) === c - 1) found[found.length - 1] = c;
    else found.push(c, c);
  }
  return found;
}

/** A constant of one long string, broken into lines. */
function constant(about, name, codes) {
  const lines = [];
  for (let i = 0; i < codes.length; i += 12) lines.push(escaped(codes.slice(i, i + 12)));
  return `/// ${about}\npub(super) const ${name}: &str = "\\\n${lines.map((line) => `    ${line}`).join("\\\n")}";\n`;
}

function write(path, about, parts) {
  const file = join(text, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `//! ${about}\n//! Written by \`end2end/oracle/tables.mjs\`.\n\n${parts.join("\n")}`);
}

// Top-level domains, as each network knows them.
const listed = (file) => {
  const source = readFileSync(join(dirname(require.resolve("twitter-text")), "regexp", file), "utf8");
  const words = [...source.matchAll(/'([^']*\|[^']*)'/g)].map((m) => m[1]).join("");
  return words.replace(/\(\?[=:!].*$/, "").replace(/\)+$/, "").split("|").filter((word) => /^[^()?]+$/.test(word));
};
const unescape = (word) => word.replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const x = new Set([...listed("validGTLD.js"), ...listed("validCCTLD.js")].map(unescape));
const api = createRequire(require.resolve("@atproto/api"));
const iana = new Set(api("tlds").filter((name) => /^[a-z0-9-]+$/.test(name)));
const names = (set) => [...set].sort().join(" ").replace(/(.{1,110})( |$)/g, "$1\n");
mkdirSync(join(text, "domain"), { recursive: true });
writeFileSync(join(text, "domain/both.txt"), names([...x].filter((n) => iana.has(n))));
writeFileSync(join(text, "domain/x.txt"), names([...x].filter((n) => !iana.has(n))));
writeFileSync(join(text, "domain/iana.txt"), names([...iana].filter((n) => !x.has(n))));

// Emoji, as twemoji-parser 11 knows them, by what may follow them.
const { parse } = createRequire(require.resolve("twitter-text"))("twemoji-parser");
const whole = (s) => parse(s).some((e) => e.indices[0] === 0 && e.indices[1] === s.length);
const s = String.fromCodePoint;
const skin = "\u{1f3fd}";
const alone = (c) => whole(s(c));
const text_too = (c) => alone(c) && !parse(s(c) + "\ufe0e").some((e) => e.indices[0] === 0);
const skinned = (c) => alone(c) && whole(s(c) + skin);
write("weight/emoji/table.rs", "What X takes for emoji: first and last of each run.", [
  constant("Emoji unless a text selector follows.", "TEXTUAL", runs((c) => text_too(c) && !skinned(c) && c !== 0xfe0f)),
  constant("The same, and a skin colour may follow.", "HANDS", runs((c) => text_too(c) && skinned(c))),
  constant("Emoji that a skin colour may follow.", "PEOPLE", runs((c) => skinned(c) && !text_too(c))),
  constant("All other emoji of one character.", "PLAIN", runs((c) => alone(c) && !skinned(c) && !text_too(c) && c !== 0xfe0f)),
  constant(
    "People that are a woman or a man with a sign behind them, with or without a skin colour.",
    "GENDERED",
    runs((c) => whole(`${s(c)}${skin}\u200d\u2640\ufe0f`) && whole(`${s(c)}\u200d\u2640\ufe0f`)),
  ),
  constant("What makes a person somebody of a profession.", "PROFESSIONS", runs((c) => whole(`\u{1f468}\u200d${s(c)}`) && c !== 0x1f466 && c !== 0x1f467)),
  `/// The flags: two regional letters each.\npub(super) const FLAGS: &str = "\\\n${[...Array(26 * 26).keys()]
    .map((i) => [Math.floor(i / 26), i % 26])
    .filter(([a, b]) => whole(s(0x1f1e6 + a) + s(0x1f1e6 + b)))
    .map(([a, b]) => s(65 + a) + s(65 + b))
    .join("")
    .replace(/(.{100})/g, "    $1\\\n")}";\n`,
]);

// Canonical composition, without Hangul (a formula) and without Han (all of one weight).
const han = /\p{Script=Han}/u;
const pairs = new Map();
const apart = [];
for (const c of all) {
  const one = s(c);
  if (c >= 0xac00 && c <= 0xd7a3) continue;
  const [decomposed, composed] = [one.normalize("NFD"), one.normalize("NFC")];
  if (decomposed === one || han.test(one)) continue;
  if (composed !== one) {
    // One that is never written composed. The weight only cares for what it becomes.
    const into = [...decomposed].map((d) => d.codePointAt(0));
    apart.push(c, ...into, 0);
    continue;
  }
  // The first of the two that make it is itself composed as far as it goes.
  const points = [...decomposed];
  const last = points.pop();
  const first = points.join("").normalize("NFC");
  if ([...first].length !== 1 || (first + last).normalize("NFC") !== one) throw new Error(`no pair makes ${c.toString(16)}`);
  if (!pairs.has(last)) pairs.set(last, []);
  pairs.get(last).push(c, first.codePointAt(0));
}
const grouped = [...pairs].sort().flatMap(([mark, of]) => [mark.codePointAt(0), ...of, 0]);
write("compose/table.rs", "Which characters are one with a mark behind them (Unicode's canonical composition).", [
  constant("Groups that end in U+0000: a mark, then each composed character and what the mark is added to.", "PAIRS", grouped),
  constant("Groups that end in U+0000: a character that is never kept, then what stands for it.", "APART", apart),
  constant("Marks that move and pass each other, by class: groups that end in U+0000: the class, then its runs.", "CLASSES", classes()),
]);

/** Combining classes of the marks, found out by which of two changes places when they are put in order. */
function classes() {
  const marks = all.filter((c) => /\p{M}/u.test(s(c)));
  // Any mark of a class above another's is put behind it; of the same class it stays. A starter (class 0) never moves.
  const swaps = (a, b) => {
    const [x, y] = [s(a).normalize("NFD"), s(b).normalize("NFD")];
    return [...x].length === 1 && [...y].length === 1 && (x + y).normalize("NFD") !== x + y;
  };
  const moving = marks.filter((c) => swaps(c, 0x334) || swaps(0x345, c));
  const levels = [];
  for (const c of moving) {
    let low = 0;
    let high = levels.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const of = levels[middle][0];
      if (swaps(of, c)) high = middle;
      else if (swaps(c, of)) low = middle + 1;
      else {
        low = high = -1;
        levels[middle].push(c);
      }
    }
    if (low >= 0) levels.splice(low, 0, [c]);
  }
  return levels.flatMap((of, i) => {
    const set = new Set(of);
    return [i + 1, ...runs((c) => set.has(c)), 0];
  });
}

// Punctuation, for the end of a tag.
write("scan/table.rs", "Unicode's punctuation.", [
  constant("First and last of each run.", "PUNCTUATION", runs((c) => /\p{P}/u.test(s(c)))),
]);
