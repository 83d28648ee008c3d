// An operator outside the browser: the same doors, as a script would use them.
export type Role = 'lead' | 'agent' | 'professional' | 'genius';
export type Settings = { language: 'ko' | 'en'; theme: 'auto' | 'light' | 'dark'; keys: boolean; zone: number; undo: number };

/** What a door said no with. */
export class Refused extends Error {
  constructor(readonly door: string, readonly status: number, readonly body: any) {
    super(`${door} answered ${status}: ${JSON.stringify(body)}`);
  }
}

export class Operator {
  private session: Promise<string> | undefined;

  constructor(
    readonly address: string,
    readonly email: string,
    readonly password: string,
    readonly name: string,
    readonly role: Role,
  ) {}

  /** The session's cookie; signs in when it is first asked for. */
  cookie(): Promise<string> {
    this.session ??= this.signIn();
    return this.session;
  }

  /** Whoever a test plays does not think again, unless that is what the test is about. */
  private async signIn(): Promise<string> {
    const session = await this.knock();
    const { operator, settings } = await (await post(this.address, 'me/get', {}, session)).json();
    const me = { name: operator.name, cotag: operator.cotag, settings: { ...settings, undo: 0 } };
    const answer = await post(this.address, 'me/change', me, session);
    if (!answer.ok) throw new Refused('me/change', answer.status, await answer.text());
    return session;
  }

  private async knock(): Promise<string> {
    const answer = await post(this.address, 'session/start', { email: this.email, password: this.password });
    if (!answer.ok) throw new Refused('session/start', answer.status, await answer.text());
    const value = /^moksori=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '');
    if (!value) throw new Error('signing in set no cookie');
    return value[1];
  }

  /** Calls a door. */
  async call(door: string, input: object = {}): Promise<any> {
    const answer = await post(this.address, door, input, await this.cookie());
    const text = await answer.text();
    const body = text ? JSON.parse(text) : null;
    if (!answer.ok) throw new Refused(door, answer.status, body);
    return body;
  }

  /** Changes some of my settings. */
  async settle(settings: Partial<Settings>): Promise<void> {
    const me = await this.call('me/get');
    await this.call('me/change', { name: me.operator.name, cotag: me.operator.cotag, settings: { ...me.settings, ...settings } });
  }

  /** Lets a practice customer speak to the brand's first practice account, as a lead may. */
  async say(customer: string, text: string): Promise<void> {
    const accounts = await this.call('account/list');
    const account = accounts.find((one: any) => one.network === 'practice').id;
    await this.call('practice/say', { account, customer, text });
  }

  /** A customer's open thread. */
  async threadOf(customer: string): Promise<any> {
    const page = await this.call('thread/board');
    const found = page.cards.find((card: any) => card.customer.handle.startsWith(customer));
    if (!found) throw new Error(`no thread of ${customer} is on the board`);
    return found;
  }
}

function post(address: string, door: string, input: object, cookie?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(cookie && { cookie: `moksori=${cookie}` }) };
  return fetch(`${address}/api/${door}`, { method: 'POST', headers, body: JSON.stringify(input) });
}
