// A busy hour in seconds: colleagues and customers change so many things a second, all over the board.
import type { House } from './house';

type Change = (thread: string, n: number) => Promise<unknown>;

export class Traffic {
  private asked = 0;
  private failed: unknown;
  private readonly under = new Set<Promise<unknown>>();
  private readonly clock: NodeJS.Timeout;
  private readonly began = performance.now();

  private constructor(change: Change, threads: string[], rate: number) {
    // A clock that is late catches up.
    this.clock = setInterval(() => {
      const due = ((performance.now() - this.began) / 1000) * rate;
      while (this.asked < due) {
        const n = this.asked++;
        // A stride that is prime to the number of threads: near ones and far ones, none twice.
        const call = change(threads[(n * 7919) % threads.length], n).catch((why) => (this.failed ??= why));
        this.under.add(call);
        void call.then(() => this.under.delete(call));
      }
    }, 10);
  }

  /** Begins. `threads` are new ones that a colleague goes through, once; every fifth change is a customer who comes. */
  static begin(house: House, threads: string[], rate: number): Traffic {
    const [yujin, lead] = [house.person('yujin'), house.lead];
    const change: Change = (thread, n) => {
      const mutation = crypto.randomUUID();
      switch (n % 5) {
        case 0:
          return lead.say(`new${n}`, `${n}번째로 왔어요`);
        case 1:
          return yujin.call('thread/note', { thread, text: `${n}번째 메모`, mutation });
        case 2:
          return yujin.call('thread/close', { thread, mutation });
        case 3:
          return yujin.call('thread/claim', { thread, mutation });
        default:
          return yujin.call('thread/tag', { thread, tags: [`${n % 7}호선`], mutation });
      }
    };
    return new Traffic(change, threads, rate);
  }

  /** Ends; gives how many changes a second there really were. */
  async end(): Promise<number> {
    clearInterval(this.clock);
    await Promise.all(this.under);
    if (this.failed) throw this.failed;
    return (this.asked * 1000) / (performance.now() - this.began);
  }
}
