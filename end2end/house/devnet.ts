// A real AT Protocol network on loopback, and the people on it, through Bluesky's own client.
import { AtpAgent, RichText, type AppBskyFeedDefs } from '@atproto/api';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Ref = { uri: string; cid: string };

export class Devnet {
  private constructor(
    private readonly child: ChildProcess,
    readonly pds: string,
  ) {}

  static async start(): Promise<Devnet> {
    // It ends when its stdin does: also when this process is killed.
    const child = spawn(join(import.meta.dirname, '../devnet/up'), { stdio: ['pipe', 'pipe', 'inherit'] });
    const pds = await new Promise<string>((ready, failed) => {
      child.on('error', failed).on('exit', (code) => failed(new Error(`the AT Protocol network ended with ${code}`)));
      createInterface(child.stdout!).on('line', (line) => line.startsWith('{') && ready(JSON.parse(line).pds));
    });
    return new Devnet(child, pds);
  }

  async join(name: string): Promise<Person> {
    const agent = new AtpAgent({ service: this.pds });
    const handle = `${name}.test`;
    await agent.createAccount({ handle, email: `${name}@example.test`, password: `secret of ${name}` });
    return new Person(agent, handle);
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin!.end();
    await gone;
  }
}

export class Person {
  constructor(
    readonly agent: AtpAgent,
    readonly handle: string,
  ) {}

  get did(): string {
    return this.agent.assertDid;
  }

  async appPassword(name: string): Promise<string> {
    const answer = await this.agent.com.atproto.server.createAppPassword({ name });
    return answer.data.password;
  }

  /** Posts a text; names in it are mentions. Below another post, if that is given. */
  async post(words: string, reply?: { root: Ref; parent: Ref }): Promise<Ref> {
    const text = new RichText({ text: words });
    await text.detectFacets(this.agent);
    return this.agent.post({ text: text.text, facets: text.facets, ...(reply && { reply }) });
  }

  /** What stands directly below a post, as this person's client shows it. */
  async below(uri: string): Promise<AppBskyFeedDefs.PostView[]> {
    const { data } = await this.agent.getPostThread({ uri });
    const thread = data.thread as AppBskyFeedDefs.ThreadViewPost;
    return (thread.replies ?? []).map((reply) => (reply as AppBskyFeedDefs.ThreadViewPost).post);
  }

  /** All posts in somebody's repository: what is really on the network. */
  async records(did: string): Promise<any[]> {
    const { data } = await this.agent.com.atproto.repo.listRecords({ repo: did, collection: 'app.bsky.feed.post', limit: 100 });
    return data.records.map((record) => record.value);
  }
}
