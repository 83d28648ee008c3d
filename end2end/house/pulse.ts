// A page's pulse: when its pictures came, what was under the pointer and where the focus was in each, and how long after a
// key the next picture was.
import type { JSHandle, Page } from '@playwright/test';

type Felt = { frames: number[]; keys: number[]; under: string[]; places: number[]; jumps: string[]; most: number };

export class Pulse {
  private constructor(private readonly felt: JSHandle<Felt>) {}

  /** Feels it from now on. The pointer is where it was last moved. */
  static async feel(page: Page): Promise<Pulse> {
    const felt = await page.evaluateHandle(() => {
      const felt: Felt = { frames: [], keys: [], under: [], places: [], jumps: [], most: 0 };
      const rowOf = (at: Element | null | undefined) => at?.closest<HTMLElement>('[data-row]') ?? null;
      const put = <T>(all: T[], one: T) => all.includes(one) || all.push(one);
      let pressed = 0;
      let focused: { row: string; top: number } | undefined;
      addEventListener('keydown', (event) => {
        pressed = event.timeStamp;
        focused = undefined;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // A message is heard after the picture that was being made.
          port1.onmessage = () => felt.keys.push(performance.now() - event.timeStamp);
          port2.postMessage(0);
        });
      }, true);
      const frame = (at: number) => {
        felt.frames.push(at);
        felt.most = Math.max(felt.most, document.querySelectorAll('[data-row]').length);
        const under = rowOf(document.querySelector('.rows a:hover, [data-row]:hover'));
        if (under) {
          put(felt.under, under.dataset.row!);
          put(felt.places, under.getBoundingClientRect().top);
        }
        const row = rowOf(document.activeElement);
        // Whoever moves the focus scrolls: what counts is the time between.
        if (row && at - pressed > 50) {
          const now = { row: row.dataset.row!, top: row.getBoundingClientRect().top };
          if (focused && (focused.row !== now.row || focused.top !== now.top)) felt.jumps.push(`${JSON.stringify(focused)} became ${JSON.stringify(now)}`);
          focused = now;
        }
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      return felt;
    });
    return new Pulse(felt);
  }

  /** What was felt since the last time. */
  async take(): Promise<Beat> {
    const felt = await this.felt.evaluate((felt) => {
      const taken = { ...felt };
      Object.assign(felt, { frames: [], keys: [], under: [], places: [], jumps: [], most: 0 });
      return taken;
    });
    return new Beat(felt);
  }
}

export class Beat {
  readonly under: string[];
  readonly places: number[];
  readonly jumps: string[];
  readonly most: number;

  constructor(private readonly felt: Felt) {
    ({ under: this.under, places: this.places, jumps: this.jumps, most: this.most } = felt);
  }

  /** In a line: pictures a second, those that were missed, and milliseconds from keys to pictures. */
  tell(): string {
    const { frames, keys } = this.felt;
    const gaps = frames.slice(1).map((at, n) => at - frames[n]);
    const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round((gap * 60) / 1_000) - 1), 0);
    const pictures = (gaps.length * 1_000) / (frames.at(-1)! - frames[0]);
    const told = `${pictures.toFixed(1)} pictures a second, ${missed} of ${gaps.length + missed} missed, longest ${Math.max(...gaps).toFixed(0)} ms`;
    return keys.length === 0 ? told : `${told}; ${keys.length} keys p50 ${at(keys, 0.5)}, p95 ${at(keys, 0.95)}, p99 ${at(keys, 0.99)}, longest ${at(keys, 1)} ms`;
  }
}

function at(all: number[], share: number): string {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)].toFixed(1);
}
