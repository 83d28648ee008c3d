// The real program: a process of the release binary on a free port, with a data folder of its own.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Operator, type Role } from './operator';

const target = process.env.CARGO_TARGET_DIR || resolve(import.meta.dirname, '../../target');
const program = process.env.MOKSORI_BINARY || join(target, 'release/moksori');

/** A post as the practice network keeps it: the judge of what really went out. */
export type Post = { remote: string; root: string; parent?: string; author: { handle: string }; text: string; media?: { alt: string }[]; reply?: string };

type Weather = { rate: number; latency: number; lose: number; limit: number; outage: boolean; signed_out: boolean };

export class House {
  private constructor(
    private readonly child: ChildProcess,
    private readonly data: string,
    readonly address: string,
    /** The one-time set-up link, if nobody has set it up. */
    readonly setup: string | undefined,
    readonly team: Operator[],
    private readonly log: string[],
  ) {}

  /** `moksori demo`: a ready brand, a team of 23, 24 threads. Its crowd is silent, so that tests know what comes. */
  static async demo(): Promise<House> {
    // The test's own network is on this machine.
    const house = await House.start('demo', '--allow-private');
    await house.weather({});
    return house;
  }

  /** How lively and how faulty the practice network is; calm and faultless but for what is said. */
  async weather(faults: Partial<Weather>): Promise<void> {
    const calm: Weather = { rate: 0, latency: 0, lose: 0, limit: 0, outage: false, signed_out: false };
    await this.lead.call('practice/steer', { practice: { ...calm, ...faults } });
  }

  /** `moksori serve`, started for the first time. */
  static async empty(): Promise<House> {
    return House.start('serve');
  }

  /** The demo's team before so many customers, the first of whom has waited longest. */
  static async crowded(customers: number): Promise<House> {
    const data = folder();
    const began = Date.now() - customers * 1_000;
    const posts = Array.from({ length: customers }, (_, n) => {
      const handle = `crowd${n}.practice`;
      const remote = `practice://${handle}/${n.toString(16).padStart(8, '0')}`;
      const author = { remote: `practice:${handle}`, handle, name: '' };
      return JSON.stringify({ post: { remote, root: remote, author, text: `@hangang.practice ${n}번째 손님이에요`, at: (began + n * 1_000) * 1_000 } });
    });
    writeFileSync(join(data, 'practice.jsonl'), posts.map((line) => `${line}\n`).join(''));
    const house = await House.start('demo', '--data', data);
    await house.weather({});
    return house;
  }

  private static async start(...words: string[]): Promise<House> {
    const named = words.indexOf('--data') + 1;
    const data = named ? words[named] : folder();
    const flags = ['--listen', '127.0.0.1:0', ...(named ? [] : ['--data', data])];
    const env = { PATH: process.env.PATH, RUST_BACKTRACE: '1' };
    const child = spawn(program, [...words, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const log: string[] = [];
    createInterface(child.stderr!).on('line', (line) => log.push(line));
    const said: string[] = [];
    const address = await new Promise<string>((ready, failed) => {
      const why = (what: string) => failed(new Error(`${program} ${words.join(' ')} ${what}\n${[...said, ...log].join('\n')}`));
      const late = setTimeout(() => why('was not ready in 60 s'), 60_000);
      child.on('error', (error) => why(error.message)).on('exit', (code) => why(`ended with ${code}`));
      createInterface(child.stdout!).on('line', (line) => {
        said.push(line);
        const found = /ready at (http\S+)/.exec(line);
        if (found) {
          clearTimeout(late);
          ready(found[1]);
        }
      });
    });
    return new House(child, data, address, link(said), people(said, address), log);
  }

  /** Somebody of the demo's team, by what stands before the @ of their e-mail. */
  person(name: string): Operator {
    const found = this.team.find((one) => one.email.startsWith(`${name}@`));
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  /** The lead. */
  get lead(): Operator {
    return this.person('seohyun');
  }

  /** Everything on the practice network, oldest first. */
  posts(): Post[] {
    const lines = readFileSync(join(this.data, 'practice.jsonl'), 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line)).filter((entry) => entry.post?.remote).map((entry) => entry.post);
  }

  /** The brand's posts in a customer's conversation. */
  answers(customer: string): Post[] {
    const root = this.posts().find((post) => post.author.handle === `${customer}.practice`)?.root;
    return this.posts().filter((post) => post.root === root && post.reply);
  }

  /** Does to the database what only long time does; Python has SQLite on every Debian, node 20 has not. */
  age(sql: string): void {
    const script = 'import sqlite3, sys\nwith sqlite3.connect(sys.argv[1], timeout=20) as db: db.execute(sys.argv[2])';
    execFileSync('python3', ['-c', script, join(this.data, 'moksori.db'), sql]);
  }

  /** Stops it as an operator of servers would; what it broke on the way is an error here. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(hard);
    }
    rmSync(this.data, { recursive: true, force: true });
    const broken = this.log.filter((line) => /panicked|ERROR/.test(line));
    if (child.exitCode !== 0 || broken.length > 0) throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}:\n${[...broken, ...this.log.slice(-40)].join('\n')}`);
  }
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'moksori-end2end-'));
}

function link(said: string[]): string | undefined {
  return said.map((line) => /http\S+\/setup\/\S+/.exec(line)?.[0]).find(Boolean);
}

/** The demo's table: a line with a role, then lines of e-mail, password and name. */
function people(said: string[], address: string): Operator[] {
  let role: Role = 'lead';
  return said.flatMap((line) => {
    const head = /^ {2}(Lead|Agent|Professional|Genius)$/.exec(line);
    if (head) role = head[1].toLowerCase() as Role;
    const row = /^ {4}(\S+@\S+)\s+(\S+)\s+(.+)$/.exec(line);
    return row ? [new Operator(address, row[1], row[2], row[3], role)] : [];
  });
}
