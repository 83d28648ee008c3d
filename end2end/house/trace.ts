// The browser's own record of its pictures: which were shown, which were late, and how long after a key the picture was that
// it made.
import type { Browser, Page } from '@playwright/test';

const categories = ['benchmark', 'input', 'latencyInfo', 'devtools.timeline', 'toplevel'];

type Entry = { name: string; ph: string; ts: number; dur?: number; tdur?: number; id2?: { local?: string }; id?: string; pid: number; tid: number; args?: any };

/** What `act` cost, in a line; the whole record stays at `path`, for Chrome's own tools. */
export async function traced(browser: Browser, page: Page, path: string, act: () => Promise<void>): Promise<string> {
  await browser.startTracing(page, { path, categories });
  await act();
  const record: { traceEvents: Entry[] } = JSON.parse((await browser.stopTracing()).toString());
  return tell(record.traceEvents);
}

function tell(all: Entry[]): string {
  const begun = new Map<string, Entry>();
  const keys: number[] = [];
  const ends: Record<string, number> = {};
  let shown: [number, number] | undefined;
  for (const one of all.toSorted((a, b) => a.ts - b.ts)) {
    if (one.name !== 'PipelineReporter' && one.name !== 'EventLatency') continue;
    const id = `${one.name} ${one.pid} ${one.id2?.local ?? one.id}`;
    if (one.ph === 'b') begun.set(id, one);
    const first = begun.get(id);
    if (one.ph !== 'e' || !first) continue;
    begun.delete(id);
    const { frame_reporter: frame, event_latency: event } = { ...first.args, ...one.args };
    if (event?.event_type === 'KEY_PRESSED') keys.push((one.ts - first.ts) / 1_000);
    if (!frame) continue;
    ends[frame.state] = (ends[frame.state] ?? 0) + 1;
    if (/PRESENTED/.test(frame.state)) shown = [shown?.[0] ?? one.ts, one.ts];
  }
  // What the processor did for one, however busy it was with others.
  const work = all.filter((one) => one.name === 'ProxyMain::BeginMainFrame' && one.tdur).map((one) => one.tdur! / 1_000).sort((a, b) => a - b);
  const worked = (share: number) => work[Math.floor((work.length - 1) * share)]?.toFixed(1);
  const tasks = all.filter((one) => one.name === 'ThreadControllerImpl::RunTask' && one.dur).map((one) => one.dur! / 1_000);
  const sorted = keys.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(1);
  const seconds = shown ? (shown[1] - shown[0]) / 1e6 : 0;
  const frames = Object.entries(ends).map(([state, count]) => `${count} ${state.replace('STATE_', '').toLowerCase()}`);
  return `in ${seconds.toFixed(1)} s ${frames.join(', ')}; ${keys.length} keys to the screen p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms; longest task ${Math.max(...tasks).toFixed(0)} ms; work for a picture p50 ${worked(0.5)}, p95 ${worked(0.95)}, longest ${worked(1)} ms`;
}
