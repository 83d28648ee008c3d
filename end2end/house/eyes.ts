// What an operator sees of the board: who stands where, in which order, and in what words.
import { expect } from '@playwright/test';
import type { State } from '../words';
import type { Screen } from './screen';

/** Every column, card by card, without its clock. */
async function board(screen: Screen): Promise<Record<string, string[]>> {
  const columns = Object.keys(screen.words.state) as State[];
  const cards = columns.map((state) =>
    screen.column(state).getByRole('listitem').evaluateAll((cards) =>
      cards.map((card) => {
        const copy = card.cloneNode(true) as HTMLElement;
        copy.querySelectorAll('.wait, .viewers').forEach((part) => part.remove());
        return copy.textContent ?? '';
      }),
    ),
  );
  const seen = await Promise.all(cards);
  return Object.fromEntries(columns.map((state, n) => [state, seen[n]]));
}

/** A page that has been through something shows what one does that was opened just now. */
export async function expectSame(kept: Screen, fresh: Screen): Promise<void> {
  await kept.page.mouse.move(720, 1);
  await expect(async () => expect(await board(kept)).toEqual(await board(fresh))).toPass({ timeout: 30_000 });
}
