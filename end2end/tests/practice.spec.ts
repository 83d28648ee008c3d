// The main job on the practice network: two operators, two browsers, one customer, one answer.
import { House } from '../house/house';
import { together } from '../house/race';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

// Surface, language and size: every value of each, in both of the first two.
const stages = [
  { surface: '/board', language: 'ko', phone: false, customer: 'minji.practice' },
  { surface: '/stream', language: 'en', phone: false, customer: 'jun.practice' },
  { surface: '/board', language: 'en', phone: true, customer: 'sora.practice' },
  { surface: '/stream', language: 'ko', phone: true, customer: 'dana.practice' },
] as const;

for (const { surface, language, phone, customer } of stages) {
  const refusal = /409/;
  test.describe(`${surface} in ${language}${phone ? ' on a phone' : ''}`, () => {
    // A browser notes every answer of 400 and above: being told that a colleague was faster is one.
    test.use({ excused: [refusal] });

    test('two operators answer one customer once', async ({ seat }) => {
      const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
      const answers = () => house().answers(customer.replace('.practice', ''));
      for (const one of [haneul, yujin]) await one.settle({ language });
      const a = await seat(house(), haneul, surface, { phone });
      const b = await seat(house(), yujin, surface, { phone });
      for (const { page } of [a, b]) await page.evaluate(() => Object.assign(window, { neverReloaded: true }));

      await house().lead.say(customer, '지하철에서 데이터가 안 잡혀요');
      for (const screen of [a, b]) await expect(screen.card(customer)).toBeVisible();

      await a.openThread(customer);
      await a.action(a.words.claim).click();
      await expect(b.card(customer)).toContainText(haneul.name);
      await b.openThread(customer);

      // A family is one character to whoever reads it; the other four are the signature's.
      await a.reply.fill('👨‍👩‍👧‍👦');
      await expect(a.page.locator('#reply-count [aria-hidden]')).toHaveText(/^5 \//);
      await a.reply.fill('확인해 보겠습니다');
      await a.send.click();
      await expect.poll(() => answers().length).toBe(1);
      await expect(b.conversation).toContainText('확인해 보겠습니다 ^HN');

      await house().lead.say(customer, '아직도 안 돼요');
      for (const screen of [a, b]) await expect(screen.conversation).toContainText('아직도 안 돼요');
      // The thread is nobody's again, and both begin to write at the same moment: one has the right to.
      const words = new Map([[a, '지금 점검 중이에요'], [b, '바로 확인할게요']]);
      await together([a.page, b.page], 'draft/write', async (page) => {
        const screen = page === a.page ? a : b;
        await screen.reply.fill(words.get(screen)!);
      });
      const { writer } = await house().lead.threadOf(customer);
      const mine = writer.by === (await haneul.call('me/get')).operator.id;
      const [winner, first, loser] = mine ? [haneul, a, b] : [yujin, b, a];
      await expect(loser.page.getByText(loser.words.writing(winner.name)).first()).toBeVisible();
      await expect(loser.reply, 'what was written stays').toHaveValue(words.get(loser)!);
      await first.send.click();
      await expect.poll(() => answers().length).toBe(2);
      const second = answers()[1];
      expect(second.text).toContain(words.get(first)!);
      await loser.send.click();
      await expect(loser.said(loser.words.alreadyAnswered(winner.name))).toBeVisible();
      await expect(loser.reply).toHaveValue(words.get(loser)!);
      for (const screen of [a, b]) {
        await expect(screen.conversation).toContainText(second.text);
        expect(await screen.page.evaluate(() => 'neverReloaded' in window), 'no page was reloaded').toBe(true);
      }
      expect(answers(), 'exactly two answers on the network').toHaveLength(2);
    });

    test('a claim that lost says who won', async ({ seat }) => {
      const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
      const wanted = `wanted-${customer}`;
      const a = await seat(house(), haneul, surface, { phone });
      const b = await seat(house(), yujin, surface, { phone });
      await house().lead.say(wanted, '누구든 봐 주세요');
      for (const screen of [a, b]) await screen.openThread(wanted);
      await together([a.page, b.page], 'thread/claim', async (page) => {
        await page.getByRole('button', { name: a.words.claim, exact: true }).first().click();
      });
      const card = await house().lead.threadOf(wanted);
      const [winner, loser] = card.owner === (await haneul.call('me/get')).operator.id ? [haneul, b] : [yujin, a];
      await expect(loser.said(loser.words.alreadyClaimed(winner.name))).toBeVisible();
      for (const screen of [a, b]) await expect(screen.thread(wanted)).toContainText(winner.name);
    });
  });
}
