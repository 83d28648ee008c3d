// Cards under a thumb: a long press lifts one, and it stays where it is let go.
import type { CDPSession } from '@playwright/test';
import { House } from '../house/house';
import type { Screen } from '../house/screen';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

// What a phone's browser does by itself and one on a desk only when told: a long press drags.
test.use({
  launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--enable-touch-drag-drop'] }),
});

test('a long press lifts a card, and it is claimed where it is let go', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('thumbed', '엄지로 옮겨 주세요');
  const a = await seat(house(), haneul, '/board', { phone: true });
  const b = await seat(house(), yujin, '/board');
  await a.card('thumbed.practice').scrollIntoViewIfNeeded();
  await drag(a, 'thumbed.practice', 'claimed');
  for (const screen of [a, b]) await expect(screen.card('thumbed.practice', screen.column('claimed'))).toContainText(haneul.name);
});

/** A thumb that rests on a card until the browser lifts it, and lets it go over a column's visible edge. */
async function drag(screen: Screen, customer: string, column: 'claimed'): Promise<void> {
  const line: CDPSession = await screen.page.context().newCDPSession(screen.page);
  const card = (await screen.card(customer).boundingBox())!;
  const from = { x: card.x + card.width / 2, y: card.y + card.height / 2 };
  const target = (await screen.column(column).boundingBox())!;
  const to = { x: Math.min(target.x + target.width / 2, 386), y: from.y };
  // Touches that are made from a mouse go through the browser's own eye for gestures; those of the protocol do not.
  await line.send('Emulation.setEmitTouchEventsForMouse', { enabled: true, configuration: 'mobile' });
  await line.send('Input.setInterceptDrags', { enabled: true });
  const lifted = new Promise<any>((resolve) => line.once('Input.dragIntercepted', resolve));
  const thumb = { ...from, button: 'left', clickCount: 1 } as const;
  // While a card is in the air neither of these is answered.
  line.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...thumb }).catch(() => {});
  const { data } = await lifted;
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await line.send('Input.dispatchDragEvent', { type, ...to, data });
  line.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...thumb }).catch(() => {});
}
