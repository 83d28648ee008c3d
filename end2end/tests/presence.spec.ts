// Who is here, who looks, who writes; and what happens when the line is cut.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test('colleagues are seen looking and writing', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('looked', '여기 좀 봐 주세요');
  const a = await seat(house(), haneul, '/board');
  const b = await seat(house(), yujin, '/board');
  const strip = a.page.getByRole('list', { name: a.words.present });
  await expect(strip).toContainText(haneul.name);
  await expect(strip).toContainText(yujin.name);

  await b.openThread('looked.practice');
  const card = a.card('looked.practice');
  await expect(card.getByTitle(a.words.looks(yujin.name))).toBeVisible();
  await b.reply.fill('안녕하세요');
  await expect(card.getByTitle(a.words.writes(yujin.name))).toBeVisible();
  await expect(strip.getByTitle(a.words.writes(yujin.name))).toBeVisible();
  await b.reply.fill('');
  await expect(card.getByTitle(a.words.looks(yujin.name))).toBeVisible();

  await b.page.close();
  await expect(strip).not.toContainText(yujin.name);
});

test.describe('a cut line', () => {
  test.use({ excused: [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|WebSocket connection/] });

  test('says so, keeps the draft, and catches up', async ({ seat }) => {
    // Whoever only stops hearing notices by silence, after two missed ticks.
    test.setTimeout(180_000);
    const a = await seat(house(), house().person('minjae'), '/board');
    await house().lead.say('before', '끊기기 전');
    await a.openThread('before.practice');
    await a.reply.fill('쓰던 답변');
    await a.page.context().setOffline(true);
    for (const n of [1, 2, 3]) await house().lead.say(`missed${n}`, `끊긴 동안 ${n}`);
    await expect(a.page.getByText(a.words.offline)).toBeVisible({ timeout: 75_000 });
    await expect(a.card('missed1.practice')).toHaveCount(0);
    await a.page.context().setOffline(false);
    // The list holds still under the pointer, and says what it holds back.
    await expect(a.page.getByRole('button', { name: a.words.news })).toBeVisible();
    await a.page.mouse.move(720, 1);
    for (const n of [1, 2, 3]) await expect(a.card(`missed${n}.practice`)).toHaveCount(1);
    await expect(a.page.getByText(a.words.offline)).toBeHidden();
    await expect(a.reply).toHaveValue('쓰던 답변');
  });
});
